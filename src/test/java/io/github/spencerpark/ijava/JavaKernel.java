package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.ArrayList;
import java.util.List;

/** Stands in for IJava's kernel. */
public class JavaKernel {

    public final List<DisplayData> displayed = new ArrayList<>();
    private final Renderer renderer = new Renderer();

    public Renderer getRenderer() {
        return renderer;
    }

    public void display(DisplayData data) {
        displayed.add(data);
    }
}
