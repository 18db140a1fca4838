package gateflow.cell;

import gateflow.exercise.RandomRuns;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** Cells of every kind and of random small sizes, from a seed. */
record AnyCell(Random random) {
    /** All kinds whose sizes are those of their input and output, from these: {@link OriginalLstmCell} has blocks besides. */
    static final List<BiFunction<Integer, Integer, Cell>> KINDS = List.of(
            RnnCell::new,
            ResidualRnnCell::new,
            (inputs, units) -> new SkipRnnCell(inputs, units, 3),
            SimplifiedGruCell::new,
            GruCell::new,
            ResetAfterGruCell::new,
            LstmCell::new,
            CoupledLstmCell::new,
            PeepholeLstmCell::new,
            JanetCell::new,
            (inputs, units) -> Cell.stacked(new LstmCell(inputs, 2), new RnnCell(2, units)));

    /** From 1 to 5. */
    int size() {
        return 1 + random.nextInt(5);
    }

    Cell next() {
        int kind = random.nextInt(KINDS.size() + 1);
        return kind < KINDS.size()
                ? KINDS.get(kind).apply(size(), size())
                : new OriginalLstmCell(size(), size(), size());
    }

    UnrolledCell nextRun() {
        return RandomRuns.of(next(), size(), size(), random.nextInt());
    }
}
