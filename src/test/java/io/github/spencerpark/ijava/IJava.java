package io.github.spencerpark.ijava;

/** Stands in for IJava 1.3 and 1.4's entry class: names and signatures are the same. */
public class IJava {

    public static JavaKernel kernel;

    public static JavaKernel getKernelInstance() {
        return kernel;
    }
}
