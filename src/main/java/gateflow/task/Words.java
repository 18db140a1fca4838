package gateflow.task;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/**
 * The words of a set of sentences: those that are read, each with a fixed vector, and those that are ever wanted.
 *
 * <p>A word's vector has 16 numbers, drawn once from the standard normal distribution: the same for every net. What a
 * word means, the net has to learn; in a large model the vectors themselves are learned.
 */
final class Words {
    static final int VECTOR = 16;

    private final Map<String, double[]> vectors = new TreeMap<>();
    private final List<String> answers;

    Words(Collection<Sentence> sentences) {
        var answers = new TreeSet<String>();
        var read = new TreeSet<String>();
        for (Sentence sentence : sentences) {
            answers.add(sentence.wanted());
            read.addAll(sentence.read());
        }
        this.answers = List.copyOf(answers);
        var random = new Random(0);
        read.forEach(word -> vectors.put(
                word, DoubleStream.generate(random::nextGaussian).limit(VECTOR).toArray()));
    }

    double[] vector(String word) {
        return vectors.get(word);
    }

    /** The words that are ever wanted, sorted. */
    List<String> answers() {
        return answers;
    }
}
