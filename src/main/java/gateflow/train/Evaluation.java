package gateflow.train;

import java.util.Random;

/**
 * How a model does on fresh sequences, without learning from them.
 *
 * @param sequences how many sequences there were
 * @param loss the mean loss over all their targets
 * @param error the mean error over the sequences, in the task's measure
 */
public record Evaluation(int sequences, double loss, double error) {
    /** Runs {@code sequences} sequences of {@code task}, drawn by {@code random}; the model's own run is left alone. */
    public static Evaluation of(Model model, Task task, int sequences, Random random) {
        return new Evaluator(model, task, sequences).evaluate(random);
    }
}
