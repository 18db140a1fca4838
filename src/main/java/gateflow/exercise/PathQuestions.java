package gateflow.exercise;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What comes back along the carry, and along paths with detours. */
final class PathQuestions {
    private PathQuestions() {}

    /** Forget gates of one unit, f[1..T]; f[0] is not used. From the state at {@code from} to the one at T. */
    record CarryProblem(double[] f, int from) {
        private double product(int first, int last) {
            return Arrays.stream(f, first, last + 1).reduce(1, (a, b) -> a * b);
        }

        private int last() {
            return f.length - 1;
        }
    }

    static final Question<CarryProblem> CARRY = Question.byHand(
            p -> carry(p.product(p.from() + 1, p.last())),
            List.of(
                    new Mistake<>(
                            "One gate too many: the gate of the first step acted before that state was there.",
                            p -> carry(p.product(p.from(), p.last()))),
                    new Mistake<>("One gate too few at the start.", p -> carry(p.product(p.from() + 2, p.last()))),
                    new Mistake<>(
                            "One gate too few at the end: the gate of step T acts as well.",
                            p -> carry(p.product(p.from() + 1, p.last() - 1))),
                    new Mistake<>(
                            "The gates are added; one after the other they multiply.",
                            p -> carry(Arrays.stream(p.f(), p.from() + 1, p.last() + 1)
                                    .sum())),
                    new Mistake<>(
                            "1 − f is multiplied: f is the share that is kept.",
                            p -> carry(Arrays.stream(p.f(), p.from() + 1, p.last() + 1)
                                    .reduce(1, (a, f) -> a * (1 - f))))));

    /** Carries c[1..T] and rests r[1..T] of a state of one number; paths with 0..most detours. */
    record DetourProblem(double[] c, double[] r, int most) {
        static DetourProblem random(long seed) {
            Random random = new Random(seed);
            double[] c = random.doubles(7, 0.2, 1).toArray();
            double[] r = random.doubles(7, -0.9, 0.9).toArray();
            c[0] = 0;
            r[0] = 0;
            return new DetourProblem(c, r, 4);
        }

        private DetourProblem swapped() {
            return new DetourProblem(r, c, most);
        }

        private DetourProblem withCarries(double[] other) {
            return new DetourProblem(other, r, most);
        }

        private double[] ones() {
            double[] ones = new double[c.length];
            Arrays.fill(ones, 1);
            return ones;
        }

        private DetourProblem withoutLast() {
            int steps = c.length - 1;
            return new DetourProblem(Arrays.copyOf(c, steps), Arrays.copyOf(r, steps), most);
        }

        /** P^(m) for m = 0..most; {@code fresh} says whether P^(m−1) is that of the step before. */
        private double[] sums(boolean fresh) {
            double[] p = new double[most + 1];
            p[0] = 1;
            for (int t = 1; t < c.length; t++) {
                double[] from = fresh ? p.clone() : p;
                for (int m = 0; m <= most; m++) {
                    p[m] = from[m] * c[t] + (m > 0 ? from[m - 1] * r[t] : 0);
                }
            }
            return p;
        }
    }

    static final Question<DetourProblem> DETOURS = Question.ofCode(
            p -> sums(p.sums(true)),
            List.of(
                    new Mistake<>(
                            "P^(m−1) of the new step is used: go from the largest m down, or keep a copy of the old row.",
                            p -> sums(p.sums(false))),
                    new Mistake<>(
                            "The carry is left out: P^(m) must be multiplied by c_t at every step.",
                            p -> sums(p.withCarries(p.ones()).sums(true))),
                    new Mistake<>(
                            "Carry and rest are swapped: a detour takes r.",
                            p -> sums(p.swapped().sums(true))),
                    new Mistake<>(
                            "Off by one in t: the last step is missing.",
                            p -> sums(p.withoutLast().sums(true))),
                    new Mistake<>("Off by one in m: place 0 is for the path without a detour.", p -> {
                        double[] sums = p.sums(true);
                        return sums(Arrays.copyOfRange(sums, 1, sums.length + 1));
                    })));

    /** So many steps, at each the carry 1 or the rest r; the first few numbers of detours are asked for. */
    record Histogram(int steps, double r) {
        private static final int ASKED = 4;

        private double[] of(IntToDoubleFunction value) {
            return IntStream.range(0, ASKED).mapToDouble(value).toArray();
        }

        private double paths(int m) {
            return paths(steps, m);
        }

        /** steps! / (m! (steps − m)!). */
        private static double paths(int steps, int m) {
            double count = 1;
            for (int k = 1; k <= m; k++) {
                count = count * (steps - k + 1) / k;
            }
            return count;
        }

        private double whole() {
            return Math.pow(1 + r, steps);
        }
    }

    static final Question<Histogram> COUNTS = Question.byHand(
            p -> counts(p.of(p::paths)),
            List.of(
                    new Mistake<>(
                            "The order of the detours is counted: the same two steps are one path, not two.",
                            p -> counts(p.of(m ->
                                    p.paths(m) * IntStream.rangeClosed(1, m).reduce(1, (a, b) -> a * b)))),
                    new Mistake<>(
                            "One step can make only one detour: this is n to the power m.",
                            p -> counts(p.of(m -> Math.pow(p.steps(), m)))),
                    new Mistake<>(
                            "Off by one: there are n steps, not n − 1.",
                            p -> counts(p.of(m -> Histogram.paths(p.steps() - 1, m)))),
                    new Mistake<>(
                            "Off by one: there are n steps, not n + 1.",
                            p -> counts(p.of(m -> Histogram.paths(p.steps() + 1, m))))));

    static final Question<Histogram> SHARES = Question.byHand(
            p -> shares(p.of(m -> p.paths(m) * Math.pow(p.r(), m) / p.whole())),
            List.of(
                    new Mistake<>(
                            "These are not shares yet: divide by what all paths bring back together.",
                            p -> shares(p.of(m -> p.paths(m) * Math.pow(p.r(), m)))),
                    new Mistake<>(
                            "The number of paths is left out.", p -> shares(p.of(m -> Math.pow(p.r(), m) / p.whole()))),
                    new Mistake<>(
                            "The factor r is left out: these are the shares of the paths, not of what they bring.",
                            p -> shares(p.of(m -> p.paths(m) / Math.pow(2, p.steps())))),
                    new Mistake<>(
                            "r and the carry are swapped: a path with m detours has the factor r m times.",
                            p -> shares(p.of(m -> p.paths(m) * Math.pow(p.r(), p.steps() - m) / p.whole())))));

    static Answer counts(double[] counts) {
        return new Answer().vector("paths", counts);
    }

    static Answer shares(double[] shares) {
        return new Answer().vector("shares", shares);
    }

    static Answer carry(double share) {
        return new Answer().number("the share", share);
    }

    static Answer sums(double[] sums) {
        return new Answer().vector("the sums", sums);
    }
}
