package gateflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gateflow.cell.Cell;
import gateflow.cell.LstmCell;
import gateflow.cell.Parameters;
import gateflow.cell.RnnCell;
import gateflow.task.AddingProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SpecializedOps_DDRM;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final Trainer QUIET = new Trainer(new Adam(0.01)).progress(Progress.none());
    private static final AddingProblem ADDING = AddingProblem.modern(6);

    @Test
    void anRnnLearnsTheToySetOfLectureE() {
        ToySet toySet = new ToySet();
        Model model = model(new RnnCell(1, 2), toySet, 3, 4);
        Trainer trainer = new Trainer(new Sgd(0.1, 0.9)).progress(Progress.none());
        LearningCurve curve = trainer.fit(model, toySet, 1000);
        assertThat(curve.loss(0)).isGreaterThan(0.1);
        assertThat(curve.loss(999)).isLessThan(1e-4);
        Batch batch = toySet.newBatch(4);
        toySet.fill(batch, new Random(0));
        model.forward(batch);
        assertThat(batch.prediction(3).data).containsExactly(new double[] {1, 0, 0, 1}, within(0.03));
    }

    @Test
    void anLstmLearnsAShortAddingProblemFarBelowTheMemorylessBaseline() {
        AddingProblem adding = AddingProblem.modern(10);
        Model model = model(new LstmCell(2, 8), adding, 10, 16);
        new Trainer(new Adam(0.02))
                .progress(Progress.none())
                .clip(GradientClipping.byNorm(1))
                .fit(model, adding, 1000);
        Evaluation evaluation = Evaluation.of(model, adding, 1000, new Random(99));
        assertThat(evaluation.loss()).isLessThan(adding.memoryless() / 20);
    }

    @Test
    void aConstantAnswerHasTheMemorylessLoss() {
        AddingProblem adding = AddingProblem.modern(10);
        Model model = model(new LstmCell(2, 1), adding, 10, 1);
        model.parameters().get("V").zero();
        model.parameters().set("c", 1);
        Evaluation evaluation = Evaluation.of(model, adding, 20_000, new Random(5));
        assertThat(evaluation.loss()).isCloseTo(adding.memoryless(), within(0.005)); // 3 standard errors: 0.004
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        assertThat(losses(7)).isEqualTo(losses(7));
        assertThat(losses(7)).isNotEqualTo(losses(8));
    }

    @Test
    void oneTrainerServesManySeedsInParallel() {
        List<double[]> alone = LongStream.range(0, 8).mapToObj(this::losses).toList();
        List<double[]> parallel =
                LongStream.range(0, 8).parallel().mapToObj(this::losses).toList();
        assertThat(parallel).usingRecursiveComparison().isEqualTo(alone);
    }

    @Test
    void fitTrainsTheRunItIsGiven() {
        Cell cell = new LstmCell(2, 3);
        Parameters parameters = cell.newParameters(new Random(0));
        double before = parameters.get("W_f").get(0, 0);
        System.setProperty("gateflow.progress", "off");
        LearningCurve curve = Trainer.fit(cell.unroll(parameters, 6, 4), ADDING, new Adam(0.01), 5);
        assertThat(curve.size()).isEqualTo(5);
        assertThat(parameters.get("W_f").get(0, 0)).isNotCloseTo(before, within(1e-6));
    }

    @Test
    void theCurveSaysWhatHappened() {
        LearningCurve curve = QUIET.schedule(Schedule.stepwise(2, 0.5))
                .clip(GradientClipping.byNorm(1e-3))
                .evaluateEvery(2, 10)
                .fit(model(new RnnCell(2, 3), ADDING, 6, 4), ADDING, 5);
        assertThat(curve.steps()).containsExactly(1, 2, 3, 4, 5);
        assertThat(curve.sequences()).containsExactly(4, 8, 12, 16, 20);
        assertThat(curve.learningRates())
                .containsExactly(new double[] {0.01, 0.01, 0.005, 0.005, 0.0025}, within(1e-15));
        assertThat(Arrays.stream(curve.gradientNorms())).allMatch(norm -> norm > 1e-2); // before clipping
        assertThat(curve.evaluationLosses()[0]).isNaN();
        assertThat(List.of(curve.isEvaluated(1), curve.isEvaluated(2), curve.isEvaluated(3), curve.isEvaluated(4)))
                .containsExactly(true, false, true, true);
        assertThat(curve.seconds()).isSorted();
        assertThat(curve.end()).isEqualTo(LearningCurve.End.ALL_STEPS);
        assertThat(curve).asString().startsWith("5 steps, 20 sequences, loss ").endsWith(" s, all steps");
    }

    @Test
    void secondsAreCountedFromTheStart() {
        long start = System.nanoTime();
        LearningCurve curve = QUIET.fit(model(new RnnCell(2, 3), ADDING, 6, 4), ADDING, 5);
        double elapsed = (System.nanoTime() - start) / 1e9;
        assertThat(Arrays.stream(curve.seconds())).allMatch(seconds -> seconds > 0 && seconds <= elapsed);
    }

    @Test
    void aCurveNamesARowThatItDoesNotHave() {
        LearningCurve curve = QUIET.fit(model(new RnnCell(2, 3), ADDING, 6, 4), ADDING, 5);
        assertThatThrownBy(() -> curve.loss(5)).hasMessage("row is 5; it must be from 0 to 4.");
        LearningCurve empty = new LearningCurve(3, 1);
        empty.ended(LearningCurve.End.DIVERGED);
        assertThat(empty).hasToString("no step, diverged");
    }

    @Test
    void withoutAnEvaluationSoFarKeepBestKeepsTheLastParameters() {
        Model model = model(new RnnCell(2, 3), ADDING, 6, 4);
        double before = model.parameters().get("W").get(0, 0);
        Progress interrupting = new Progress() {
            @Override
            public void step(int step, int steps, double loss) {
                Thread.currentThread().interrupt();
            }

            @Override
            public void end() {}
        };
        QUIET.progress(interrupting).evaluateEvery(5, 4).keepBest().fit(model, ADDING, 10);
        assertThat(Thread.interrupted()).isTrue(); // and clears it for the tests that follow
        assertThat(model.parameters().get("W").get(0, 0)).isNotCloseTo(before, within(1e-6));
    }

    @Test
    void theFirstRowIsFromBeforeTheFirstUpdate() {
        Model model = model(new RnnCell(2, 3), ADDING, 6, 4);
        Batch batch = ADDING.newBatch(4);
        ADDING.fill(batch, new Random(21));
        double loss = model.forward(batch);
        model.backward(batch);
        double norm = model.gradient().norm();
        LearningCurve curve = QUIET.seed(21).fit(model, ADDING, 1);
        assertThat(curve.loss(0)).isCloseTo(loss, within(1e-15));
        assertThat(curve.gradientNorms()[0]).isCloseTo(norm, within(1e-15));
    }

    @Test
    void errorsAreTheMeanOfTheTasksMeasure() {
        Model model = model(new RnnCell(2, 3), ADDING, 6, 4);
        model.run().parameters().setZero();
        model.parameters().get("V").zero();
        model.parameters().set("c", 1); // right for some sums, wrong for others
        Batch batch = ADDING.newBatch(4);
        ADDING.fill(batch, new Random(5));
        model.forward(batch);
        double wrong = 0;
        for (int sample = 0; sample < 4; sample++) {
            wrong += ADDING.error(batch, sample);
        }
        assertThat(wrong).isBetween(1.0, 3.0);
        LearningCurve curve = QUIET.seed(5).evaluateEvery(1, 500).fit(model, ADDING, 1);
        assertThat(curve.errors()).containsExactly(new double[] {wrong / 4}, within(1e-15));
        assertThat(curve.error(0)).isCloseTo(wrong / 4, within(1e-15));
        double expected = Math.pow(1 - ADDING.tolerance(), 2); // the probability of |U + U′ − 1| ≥ tolerance
        assertThat(curve.evaluationErrors()[0]).isCloseTo(expected, within(0.05)); // 3 standard errors: 0.048
        assertThat(curve).asString().contains(", evaluation error 0.");
    }

    @Test
    void evaluatingDoesNotChangeWhatIsLearned() {
        assertThat(QUIET.evaluateEvery(1, 70)
                        .fit(model(new RnnCell(2, 3), ADDING, 6, 4), ADDING, 10)
                        .losses())
                .isEqualTo(QUIET.fit(model(new RnnCell(2, 3), ADDING, 6, 4), ADDING, 10)
                        .losses());
    }

    @Test
    void anEvaluationCountsExactlyTheSequencesAskedFor() {
        Model model = model(new RnnCell(2, 3), ADDING, 6, 4);
        model.parameters().get("V").zero();
        model.parameters().set("c", 1e6); // fails everywhere
        assertThat(Evaluation.of(model, ADDING, 67, new Random(0)).error()).isCloseTo(1, within(1e-15));
    }

    @Test
    void anEvaluationsLossIsTheMeanOverTheSequencesAskedForAndNoOthers() {
        Model model = model(new RnnCell(2, 3), ADDING, 6, 4);
        Batch batch = ADDING.newBatch(4);
        ADDING.fill(batch, new Random(3));
        double loss = model.forward(batch);
        assertThat(Evaluation.of(model, ADDING, 4, new Random(3)).loss()).isCloseTo(loss, within(1e-12));
    }

    @Test
    void anEvaluationsLastBatchCountsOnlyTheSequencesAskedFor() {
        Model model = model(new RnnCell(2, 3), ADDING, 6, 4).withBatch(64);
        Batch batch = ADDING.newBatch(64);
        Random random = new Random(3);
        ADDING.fill(batch, random);
        double first64 = model.forward(batch);
        batch.clear();
        ADDING.fill(batch, random);
        batch.clearTargets(1);
        double last = model.forward(batch);
        assertThat(Evaluation.of(model, ADDING, 65, new Random(3)).loss())
                .isCloseTo((64 * first64 + last) / 65, within(1e-12))
                .isNotCloseTo(first64, within(1e-6));
    }

    @Test
    void evaluatesOnTheHeldOutTask() {
        ToySet toySet = new ToySet();
        Model model = model(new RnnCell(1, 2), toySet, 3, 4);
        Task heldOut = new Raised(toySet);
        LearningCurve curve = QUIET.evaluateEvery(300, 4).evaluateOn(heldOut).fit(model, toySet, 300);
        assertThat(curve.loss(299)).isLessThan(0.01);
        assertThat(curve.evaluationLoss(299)).isGreaterThan(50); // 10 away from the answers that were learned
    }

    @Test
    void aRegularizerAddsToTheGradientBeforeClipping() {
        Model model = model(new RnnCell(2, 3), ADDING, 6, 4);
        double before = model.parameters().get("W").get(0, 0);
        Regularizer pull = trained -> trained.gradient().get("W").set(0, 0, 1e6);
        LearningCurve curve = new Trainer(new Sgd(0.5))
                .progress(Progress.none())
                .regularize(pull)
                .clip(GradientClipping.byNorm(2))
                .fit(model, ADDING, 1);
        assertThat(curve.gradientNorms()[0]).isCloseTo(1e6, within(1.0));
        assertThat(model.parameters().get("W").get(0, 0)).isCloseTo(before - 0.5 * 2, within(1e-6));
    }

    @Test
    void anInterruptedTrainingKeepsWhatItHas() {
        List<String> told = new ArrayList<>();
        Progress interrupting = new Progress() {
            @Override
            public void step(int step, int steps, double loss) {
                told.add(step + " of " + steps);
                if (step == 3) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void end() {
                told.add("end");
            }
        };
        LearningCurve curve = QUIET.progress(interrupting).fit(model(new RnnCell(2, 3), ADDING, 6, 4), ADDING, 10);
        assertThat(Thread.interrupted()).isTrue(); // and clears it for the tests that follow
        assertThat(curve.size()).isEqualTo(3);
        assertThat(curve.end()).isEqualTo(LearningCurve.End.INTERRUPTED);
        assertThat(told).containsExactly("1 of 10", "2 of 10", "3 of 10", "end");
    }

    @Test
    void refusesWhatDoesNotFit() {
        Model model = model(new RnnCell(2, 3), ADDING, 6, 4);
        assertThatThrownBy(() -> QUIET.fit(model, AddingProblem.modern(7), 1))
                .hasMessage(
                        "The cell is unrolled over 6 steps and adding problem, T = 7 has 7; unroll as many, or fewer and say truncated().");
        assertThatThrownBy(() -> QUIET.truncated().fit(model, AddingProblem.modern(5), 1))
                .hasMessageStartingWith("The cell is unrolled over 6 steps and adding problem, T = 5 has 5;");
        assertThatThrownBy(() -> QUIET.fit(model, ADDING, 0)).hasMessage("steps is 0; it must be 1 or more.");
        assertThatThrownBy(() -> QUIET.fit(model, new EchoTask(6, 1), 1))
                .hasMessage("The model's loss is SquaredError[output=IDENTITY]; echo wants CrossEntropy[].");
        assertThatThrownBy(() -> QUIET.fit(null, ADDING, 1)).hasMessage("model is missing (null).");
        assertThatThrownBy(() -> QUIET.fit(model, new Wide(ADDING), 1))
                .hasMessage("batch has 3 inputs; the cell has 2.");
        assertThatThrownBy(() ->
                        QUIET.evaluateEvery(1, 4).evaluateOn(new Wide(ADDING)).fit(model, ADDING, 1))
                .hasMessage("batch has 3 inputs; the cell has 2.");
        assertThatThrownBy(() -> QUIET.fit(model, new Silent(ADDING), 1))
                .hasMessage("adding problem, T = 6 has filled a batch without any target.");
        assertThatThrownBy(() -> QUIET.keepBest().fit(model, ADDING, 1))
                .hasMessageEndingWith("call evaluateEvery(every, sequences).");
        assertThatThrownBy(() -> QUIET.stop(EarlyStopping.patience(1)).fit(model, ADDING, 1))
                .hasMessageEndingWith("call evaluateEvery(every, sequences).");
        assertThatThrownBy(() -> QUIET.evaluateEvery(0, 1)).hasMessage("every is 0; it must be 1 or more.");
        assertThatThrownBy(() -> new Trainer(null)).hasMessage("optimizer is missing (null).");
    }

    private double[] losses(long seed) {
        return QUIET.seed(seed)
                .clip(GradientClipping.byNorm(1))
                .fit(model(new LstmCell(2, 5), ADDING, 6, 4), ADDING, 30)
                .losses();
    }

    /** Wants 10 more at the last step. */
    private record Raised(Task task) implements WrappedTask {
        @Override
        public void fill(Batch batch, Random random) {
            task.fill(batch, random);
            for (int sample = 0; sample < batch.size(); sample++) {
                batch.setTarget(steps(), sample, 0, batch.target(steps()).get(0, sample) + 10);
            }
        }
    }

    /** Has one input too many. */
    private record Wide(Task task) implements WrappedTask {
        @Override
        public int inputs() {
            return task.inputs() + 1;
        }
    }

    /** Sets no target. */
    private record Silent(Task task) implements WrappedTask {
        @Override
        public void fill(Batch batch, Random random) {}
    }

    static Model model(Cell cell, Task task, int steps, int batch) {
        Random random = new Random(1);
        return new Model(cell.unroll(cell.newParameters(random), steps, batch), task, random);
    }

    @Test
    void anObserverSeesTheModelAtTheFirstStepAndAtEachOfItsOwn() {
        ToySet toySet = new ToySet();
        var seen = new ArrayList<Integer>();
        Model model = model(new RnnCell(1, 2), toySet, 3, 4);
        new Trainer(new Sgd(0.1))
                .progress(Progress.none())
                .observe(4, (shown, step) -> {
                    assertThat(shown).isSameAs(model);
                    assertThat(shown.run().stateGradient("s", 3).data).isNotEqualTo(new double[8]);
                    seen.add(step);
                })
                .fit(model, toySet, 9);
        assertThat(seen).containsExactly(1, 4, 8);
    }

    @Test
    void anObserverSeesTheWeightsThatMadeTheStates() {
        ToySet toySet = new ToySet();
        var changes = new ArrayList<Double>();
        Trainer watching = new Trainer(new Sgd(0.5)).progress(Progress.none()).observe(2, (shown, step) -> {
            DMatrixRMaj output = shown.run().output(3).copy();
            shown.run().forward();
            changes.add(SpecializedOps_DDRM.diffNormF(output, shown.run().output(3)));
        });
        watching.fit(model(new RnnCell(1, 2), toySet, 3, 4), toySet, 5);
        assertThat(changes).hasSize(3).allSatisfy(change -> assertThat(change).isLessThan(1e-12));
    }

    @Test
    void anObserverOfATruncatedTrainingComesOnceAStep() {
        var seen = new ArrayList<Integer>();
        new Trainer(new Sgd(0.1))
                .progress(Progress.none())
                .truncated()
                .observe(1, (shown, step) -> seen.add(step))
                .fit(model(new RnnCell(2, 3), ADDING, 2, 4), ADDING, 3);
        assertThat(seen).containsExactly(1, 2, 3);
    }
}
