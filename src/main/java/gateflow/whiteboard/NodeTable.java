package gateflow.whiteboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects nodes, operands first, and keeps each only once: a common subexpression gets one index. */
final class NodeTable {

    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> indices = new HashMap<>();

    /** The index of this node, which is new only if no equal node was there. */
    int index(Node node) {
        Integer known = indices.putIfAbsent(node, nodes.size());
        if (known != null) {
            return known;
        }
        nodes.add(node);
        return nodes.size() - 1;
    }

    List<Node> nodes() {
        return List.copyOf(nodes);
    }
}
