package gateflow.task;

import gateflow.cell.UnrolledCell;
import gateflow.math.Require;
import gateflow.train.Batch;
import gateflow.train.Loss;
import gateflow.train.Model;
import gateflow.train.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * To read a sentence up to its wanted word and to predict that word, among all words that are wanted in any sentence.
 *
 * <p>x_t is the vector of word t, 16 numbers. y_t has one number for each answer; only that at the last word that was read
 * counts. {@link #error} is 1 if another answer has the highest probability.
 */
public final class NextWord implements Task {
    private final List<Sentence> sentences;
    private final Words words;

    private NextWord(List<Sentence> sentences, Words words) {
        this.sentences = List.copyOf(sentences);
        this.words = words;
        Require.that(!sentences.isEmpty(), sentences, "There are no sentences.");
    }

    static NextWord of(List<Sentence> sentences, Words words) {
        return new NextWord(sentences, words);
    }

    /** The same task on some of the sentences, with the same words and answers. */
    public NextWord where(Predicate<Sentence> wanted) {
        return new NextWord(sentences.stream().filter(wanted).toList(), words);
    }

    /** Its sentences, in the order of the file. */
    public List<Sentence> sentences() {
        return sentences;
    }

    /** The words that are ever wanted, in the order of the outputs. */
    public List<String> answers() {
        return words.answers();
    }

    /**
     * The largest share of these sentences that can be answered from their last {@code k} words alone: for each such ending,
     * the answer that follows it most often. Exact, and an upper limit for whoever remembers no more.
     *
     * @param k 0 or more
     */
    public double bestFromLast(int k) {
        Require.atLeast("k", k, 0);
        return bestFrom(sentence -> {
            List<String> read = sentence.read();
            return read.subList(Math.max(0, read.size() - k), read.size());
        });
    }

    /** The largest share that can be answered from all words but the deciding one. */
    public double memoryless() {
        return bestFrom(sentence -> {
            List<String> others = new ArrayList<>(sentence.read());
            others.remove(sentence.decidesAt() - 1);
            return others;
        });
    }

    /** The share that is right if each answer is the one that most often goes with what is known. */
    private double bestFrom(Function<Sentence, List<String>> known) {
        Map<List<String>, Map<String, Long>> counts = sentences.stream()
                .collect(Collectors.groupingBy(known, Collectors.groupingBy(Sentence::wanted, Collectors.counting())));
        long right = counts.values().stream()
                .mapToLong(answers -> Collections.max(answers.values()))
                .sum();
        return (double) right / sentences.size();
    }

    /**
     * A model that has read all sentences of a task, one sample each, in their order.
     *
     * @param model with a run of its own over the task's steps, and the parameters of the model that was handed in
     * @param batch the sentences, their targets and the predictions
     */
    public record Reading(Model model, Batch batch) {}

    /** Lets {@code model} read all of these sentences; its own run is left alone and need not have as many steps. */
    public Reading read(Model model) {
        Batch batch = newBatch(sentences.size());
        for (int sample = 0; sample < sentences.size(); sample++) {
            write(batch, sample, sentences.get(sample));
        }
        UnrolledCell run = model.run();
        UnrolledCell own = run.cell().unroll(run.parameters(), steps(), sentences.size());
        Model reader = new Model(own, model.readout().parameters(), model.loss());
        reader.forward(batch);
        return new Reading(reader, batch);
    }

    /** The share of its sentences whose wanted word gets the highest probability. */
    public double accuracy(Model model) {
        Batch batch = read(model).batch();
        return IntStream.range(0, sentences.size())
                .mapToDouble(sample -> 1 - error(batch, sample))
                .average()
                .orElseThrow();
    }

    @Override
    public String name() {
        return "the next word";
    }

    @Override
    public int inputs() {
        return Words.VECTOR;
    }

    @Override
    public int outputs() {
        return words.answers().size();
    }

    @Override
    public int steps() {
        return sentences.stream()
                .mapToInt(sentence -> sentence.read().size())
                .max()
                .orElseThrow();
    }

    @Override
    public Loss loss() {
        return new Loss.CrossEntropy();
    }

    @Override
    public void fill(Batch batch, Random random) {
        for (int sample = 0; sample < batch.size(); sample++) {
            write(batch, sample, sentences.get(random.nextInt(sentences.size())));
        }
    }

    private void write(Batch batch, int sample, Sentence sentence) {
        List<String> read = sentence.read();
        batch.setLength(sample, read.size());
        for (int t = 1; t <= read.size(); t++) {
            double[] vector = words.vector(read.get(t - 1));
            for (int k = 0; k < vector.length; k++) {
                batch.input(t).set(k, sample, vector[k]);
            }
        }
        batch.setClass(read.size(), sample, words.answers().indexOf(sentence.wanted()));
    }

    @Override
    public double error(Batch batch, int sample) {
        return batch.wrongClasses(sample);
    }
}
