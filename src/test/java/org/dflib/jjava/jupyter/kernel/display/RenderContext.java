package org.dflib.jjava.jupyter.kernel.display;

/** Stands in for the kernel's class of the same name. */
public class RenderContext {

    private final DisplayData output;

    RenderContext(DisplayData output) {
        this.output = output;
    }

    public DisplayData getOutputContainer() {
        return output;
    }
}
