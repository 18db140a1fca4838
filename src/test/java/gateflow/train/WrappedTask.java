package gateflow.train;

import java.util.Random;

/** Another task, of which a test changes what it wants to change. */
interface WrappedTask extends Task {
    Task task();

    @Override
    default String name() {
        return task().name();
    }

    @Override
    default int inputs() {
        return task().inputs();
    }

    @Override
    default int outputs() {
        return task().outputs();
    }

    @Override
    default int steps() {
        return task().steps();
    }

    @Override
    default Loss loss() {
        return task().loss();
    }

    @Override
    default void fill(Batch batch, Random random) {
        task().fill(batch, random);
    }

    @Override
    default double error(Batch batch, int sample) {
        return task().error(batch, sample);
    }
}
