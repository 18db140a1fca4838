package gateflow.reproduce;

import gateflow.math.Require;
import java.util.List;

/** All that can be reproduced, P1 to P6. */
public final class Experiments {
    private static final List<Experiment> FULL = List.of(
            NetOf1997.adding(100),
            NetOf1997.order(100),
            new OrderWithClipping(List.of(20, 50, 100, 200), 5_000),
            new Chrono(List.of(200, 750), 32, 2_500),
            new CopyPlateau(List.of(100, 500, 1_000), 2_000),
            new IrnnAgainstLstm(150, 6_000));

    /** The same at lengths that take seconds. */
    private static final List<Experiment> SHORT = List.of(
            NetOf1997.adding(20),
            NetOf1997.order(20),
            new OrderWithClipping(List.of(10), 10_000),
            new Chrono(List.of(60), 16, 1_500),
            new CopyPlateau(List.of(10), 1_000),
            new IrnnAgainstLstm(20, 1_500));

    private Experiments() {}

    /** At full length, as published. */
    public static List<Experiment> full() {
        return FULL;
    }

    /** At short lengths: the same code in seconds, which says nothing about the published figures. */
    public static List<Experiment> brief() {
        return SHORT;
    }

    /**
     * The one with this id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Experiment named(String id, List<Experiment> among) {
        Require.oneOf("experiment", id, among.stream().map(Experiment::id).toList());
        return among.stream()
                .filter(experiment -> experiment.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
