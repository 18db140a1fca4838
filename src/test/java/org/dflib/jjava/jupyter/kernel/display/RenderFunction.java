package org.dflib.jjava.jupyter.kernel.display;

/** Stands in for the kernel's interface of the same name. */
public interface RenderFunction<T> {
    void render(T data, RenderContext context);
}
