package gateflow.task;

import gateflow.cell.UnrolledCell;
import gateflow.math.Require;
import gateflow.train.Batch;
import gateflow.train.Loss;
import gateflow.train.Model;
import gateflow.train.Task;
import java.util.Random;

/**
 * To read a window of a text and to predict, at every step, the character that comes next.
 *
 * <p>x_t has a one for character t of the alphabet and zeros for the others; y_t has one number for each character. The
 * loss is in nats a character; e to that power is the perplexity, the number of equally likely characters among which
 * one would be as unsure. {@link #error} is the share of characters that are not predicted.
 *
 * @param text in {@link CharacterText#ALPHABET}
 * @param steps the characters in a window, T
 */
public record NextCharacter(String text, int steps) implements Task {
    private static final int STRIDE = 10; // from one window to the next when all of a text is read
    private static final int ALPHABET = CharacterText.ALPHABET.length();

    public NextCharacter {
        Require.atLeast("steps", steps, 1);
        Require.atLeast("length of text", Require.given("text", text).length(), steps + 1);
    }

    @Override
    public String name() {
        return "the next character, T = " + steps;
    }

    @Override
    public int inputs() {
        return ALPHABET;
    }

    @Override
    public int outputs() {
        return ALPHABET;
    }

    @Override
    public Loss loss() {
        return new Loss.CrossEntropy();
    }

    @Override
    public void fill(Batch batch, Random random) {
        for (int sample = 0; sample < batch.size(); sample++) {
            write(batch, sample, random.nextInt(text.length() - steps));
        }
    }

    private void write(Batch batch, int sample, int start) {
        for (int t = 1; t <= steps; t++) {
            batch.input(t).set(at(start + t - 1), sample, 1);
            batch.setClass(t, sample, at(start + t));
        }
    }

    private int at(int position) {
        return CharacterText.ALPHABET.indexOf(text.charAt(position));
    }

    @Override
    public double error(Batch batch, int sample) {
        return batch.wrongClasses(sample);
    }

    /**
     * The perplexity of {@code model} after 1, 2, … T characters, at index t − 1: from a state of zeros, over windows that begin
     * at every tenth character of the text. What it gains from one to the next is what it remembers of one character more.
     */
    public double[] perplexities(Model model) {
        int windows = (text.length() - steps - 1) / STRIDE + 1;
        Batch batch = newBatch(windows);
        for (int k = 0; k < windows; k++) {
            write(batch, k, k * STRIDE);
        }
        UnrolledCell run = model.run();
        UnrolledCell fitting = run.cell().unroll(run.parameters(), steps, windows);
        new Model(fitting, model.readout().parameters(), model.loss()).forward(batch);
        double[] perplexities = new double[steps];
        for (int t = 1; t <= steps; t++) {
            double sum = 0;
            for (int k = 0; k < windows; k++) {
                sum -= Math.log(batch.prediction(t).get(at(k * STRIDE + t), k));
            }
            perplexities[t - 1] = Math.exp(sum / windows);
        }
        return perplexities;
    }
}
