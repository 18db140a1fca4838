package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.display.Renderer;

/** Stands in for IJava's kernel. */
public class JavaKernel {

    private final Renderer renderer = new Renderer();

    public Renderer getRenderer() {
        return renderer;
    }
}
