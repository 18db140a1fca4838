package gateflow.cell;

import java.util.function.DoubleUnaryOperator;
import org.ejml.simple.SimpleMatrix;
import org.ejml.simple.SimpleOperations;

/** One sample's equations as they stand in the Javadoc, with SimpleMatrix and nothing of the library but the weights. */
record Plain(Parameters parameters) {
    /** The weight of that name. */
    SimpleMatrix the(String name) {
        return SimpleMatrix.wrap(parameters.get(name));
    }

    /** W_gate h + U_gate x + b_gate; the empty gate stands for W, U and b. */
    SimpleMatrix z(String gate, SimpleMatrix h, SimpleMatrix x) {
        String suffix = gate.isEmpty() ? "" : "_" + gate;
        return the("W" + suffix).mult(h).plus(the("U" + suffix).mult(x)).plus(the("b" + suffix));
    }

    static SimpleMatrix sigma(SimpleMatrix z) {
        return apply(v -> 1 / (1 + Math.exp(-v)), z);
    }

    static SimpleMatrix tanh(SimpleMatrix z) {
        return apply(Math::tanh, z);
    }

    static SimpleMatrix apply(DoubleUnaryOperator phi, SimpleMatrix z) {
        SimpleOperations.ElementOpReal entryByEntry = (i, j, value) -> phi.applyAsDouble(value);
        return z.elementOp(entryByEntry);
    }

    static SimpleMatrix times(SimpleMatrix a, SimpleMatrix b) {
        return a.elementMult(b);
    }

    static SimpleMatrix oneMinus(SimpleMatrix a) {
        return a.scale(-1).plus(1);
    }
}
