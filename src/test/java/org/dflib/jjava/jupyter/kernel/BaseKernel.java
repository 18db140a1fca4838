package org.dflib.jjava.jupyter.kernel;

import org.dflib.jjava.jupyter.kernel.display.Renderer;

/** Stands in for JJava's kernel: names and signatures are the same. */
public abstract class BaseKernel {

    public static BaseKernel notebookKernel;

    private final Renderer renderer = new Renderer();

    public static BaseKernel notebookKernel() {
        return notebookKernel;
    }

    public Renderer getRenderer() {
        return renderer;
    }
}
