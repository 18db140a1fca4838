package gateflow.reproduce;

import gateflow.math.Require;
import gateflow.train.Model;
import gateflow.train.Task;
import gateflow.train.Trainer;

/**
 * A training that is ready to start.
 *
 * @param model with its initial parameters
 * @param task what it learns
 * @param trainer how
 * @param steps how many updates at most
 * @param tests how many fresh sequences it is tested on afterwards
 */
public record Training(Model model, Task task, Trainer trainer, int steps, int tests) {
    public Training {
        Require.given("model", model);
        Require.given("task", task);
        Require.given("trainer", trainer);
        Require.positive("steps", steps);
        Require.positive("tests", tests);
    }
}
