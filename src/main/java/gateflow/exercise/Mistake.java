package gateflow.exercise;

import java.util.function.Function;

/**
 * A wrong answer that students are known to give.
 *
 * @param sentence what was done, for the student
 * @param answer what comes out if one does it
 * @param <P> the problem that was posed
 */
record Mistake<P>(String sentence, Function<P, Answer> answer) {}
