package gateflow.exercise;

import static gateflow.exercise.StepProblem.blend;
import static gateflow.exercise.StepProblem.tanh;

import java.util.List;
import java.util.function.Function;
import org.ejml.simple.SimpleMatrix;

/** One step of the cells whose state is s alone: residual RNN, simplified GRU, GRU. */
final class StepQuestions {
    private StepQuestions() {}

    static final Question<StepProblem> RESIDUAL = Question.ofCode(
            p -> answer(p.next()),
            List.of(
                    mistake(
                            "The plus stands inside tanh; s_{t-1} must be added outside.",
                            p -> tanh(p.z("", p.state()).plus(p.state()))),
                    mistake("The skip is missing: this is the plain RNN.", p -> tanh(p.z("", p.state()))),
                    mistake("The skip goes through W: s_{t-1} itself must be added.", p -> tanh(p.z("", p.state()))
                            .plus(p.the("W", "").mult(p.state()))),
                    mistake("tanh is left out.", p -> p.z("", p.state()).plus(p.state())),
                    mistake(
                            "W is transposed.",
                            p -> tanh(p.the("W", "").transpose().mult(p.state()).plus(p.fromInput("")))
                                    .plus(p.state()))));

    static final Question<StepProblem> SIMPLIFIED_GRU = Question.ofCode(
            p -> answer(p.next()),
            List.of(
                    mistake(
                            "f and 1 − f are swapped: f keeps the old state.",
                            p -> blend(p.gate("f"), candidate(p, p.state()), p.state())),
                    mistake(
                            "1 − f is missing in front of the candidate.",
                            p -> p.gate("f").elementMult(p.state()).plus(candidate(p, p.state()))),
                    mistake("The old state is overwritten: f ⊙ s_{t-1} is missing.", p -> candidate(p, p.state())
                            .elementMult(p.gate("f").scale(-1).plus(1))),
                    mistake(
                            "tanh stands where σ belongs: a gate lies between 0 and 1.",
                            p -> blend(tanh(p.z("f", p.state())), p.state(), candidate(p, p.state())))));

    static final Question<StepProblem> GRU = Question.ofCode(
            p -> answer(p.next()),
            List.of(
                    mistake(
                            "The reset is applied after the product: W (o ⊙ s_{t-1}) is asked for, not o ⊙ (W s_{t-1}).",
                            p -> blended(
                                    p,
                                    tanh(p.gate("o")
                                            .elementMult(p.the("W", "").mult(p.state()))
                                            .plus(p.fromInput(""))))),
                    mistake(
                            "The reset o is left out: the candidate reads the whole of s_{t-1}.",
                            p -> blended(p, candidate(p, p.state()))),
                    mistake(
                            "The blend is swapped, as in PyTorch: here i writes and 1 − i keeps.",
                            p -> blend(p.gate("i"), p.state(), candidate(p, reset(p)))),
                    mistake(
                            "o and i are swapped.",
                            p -> blend(p.gate("o"), candidate(p, p.gate("i").elementMult(p.state())), p.state())),
                    mistake(
                            "The old state is reset as well where it is kept.",
                            p -> blend(p.gate("i"), candidate(p, reset(p)), reset(p)))));

    static Answer answer(double[] s) {
        return new Answer().vector("s_t", s);
    }

    private static Mistake<StepProblem> mistake(String sentence, Function<StepProblem, SimpleMatrix> s) {
        return new Mistake<>(sentence, p -> answer(Grids.values(s.apply(p))));
    }

    private static SimpleMatrix reset(StepProblem p) {
        return p.gate("o").elementMult(p.state());
    }

    private static SimpleMatrix candidate(StepProblem p, SimpleMatrix read) {
        return tanh(p.z("", read));
    }

    private static SimpleMatrix blended(StepProblem p, SimpleMatrix candidate) {
        return blend(p.gate("i"), candidate, p.state());
    }
}
