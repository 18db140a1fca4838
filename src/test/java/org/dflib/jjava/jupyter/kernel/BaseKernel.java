package org.dflib.jjava.jupyter.kernel;

import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/** Stands in for JJava's kernel: names and signatures are the same. */
public abstract class BaseKernel {

    public static BaseKernel notebookKernel;

    public final List<DisplayData> displayed = new ArrayList<>();
    private final Renderer renderer = new Renderer();

    public static BaseKernel notebookKernel() {
        return notebookKernel;
    }

    public Renderer getRenderer() {
        return renderer;
    }

    public void display(DisplayData data) {
        displayed.add(data);
    }
}
