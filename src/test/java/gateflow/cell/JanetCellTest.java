package gateflow.cell;

import static gateflow.cell.Plain.oneMinus;
import static gateflow.cell.Plain.sigma;
import static gateflow.cell.Plain.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gateflow.exercise.RandomRuns;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class JanetCellTest extends CellContract {
    @Override
    Cell cell() {
        return new JanetCell(2, 3);
    }

    @Override
    SimpleMatrix[] reference(Plain w, SimpleMatrix[] before, SimpleMatrix x) {
        SimpleMatrix z = w.z("f", before[0], x);
        SimpleMatrix candidate = Plain.tanh(w.z("", before[0], x));
        SimpleMatrix written = times(oneMinus(sigma(z.minus(1))), candidate);
        return new SimpleMatrix[] {times(sigma(z), before[0]).plus(written)};
    }

    @Test
    void isTheSimplifiedGruWhenBetaIsZero() {
        UnrolledCell janet = RandomRuns.of(new JanetCell(2, 3, 0), 6, 2, 1);
        UnrolledCell gru = RandomRuns.of(new SimplifiedGruCell(2, 3), 6, 2, 1);
        janet.forward();
        gru.forward();
        assertThat(janet.output(6).data).containsExactly(gru.output(6).data, within(1e-12));
    }

    @Test
    void itsNameSaysBetaWhereItIsNotThePublishedOne() {
        assertThat(new JanetCell(1, 2).name()).isEqualTo("JANET");
        assertThat(new JanetCell(1, 2, 0).name()).isEqualTo("JANET, β = 0.0");
    }
}
