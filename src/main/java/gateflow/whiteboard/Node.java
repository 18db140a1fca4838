package gateflow.whiteboard;

import java.util.List;

/**
 * One node of an {@link Expression}. Operands are the indices of earlier nodes in the expression's list, not references: the
 * equality, hash and text that a record gets for free then look at one node only, however deep the expression is.
 */
sealed interface Node {

    /** Indices of the operands, left before right. */
    List<Integer> operands();

    /** Whether the value has to be computed; variables and numbers are given from outside. */
    default boolean isOperation() {
        return !operands().isEmpty();
    }

    record Constant(double value) implements Node {
        @Override
        public List<Integer> operands() {
            return List.of();
        }
    }

    record Variable(String name) implements Node {
        @Override
        public List<Integer> operands() {
            return List.of();
        }
    }

    record Negation(int operand) implements Node {
        @Override
        public List<Integer> operands() {
            return List.of(operand);
        }
    }

    record Binary(Operator operator, int left, int right) implements Node {
        @Override
        public List<Integer> operands() {
            return List.of(left, right);
        }
    }
}
