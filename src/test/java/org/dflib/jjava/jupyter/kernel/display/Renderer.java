package org.dflib.jjava.jupyter.kernel.display;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stands in for the kernel's class of the same name: a second way to register is by name. */
public class Renderer {

    private final Map<Class<?>, List<RenderFunction<Object>>> functions = new LinkedHashMap<>();

    public <T> RenderRegistration<T> createRegistration(Class<T> type) {
        return new RenderRegistration<>(type);
    }

    public RenderRegistration<Object> createRegistration(String typeName) {
        throw new UnsupportedOperationException(typeName);
    }

    public int registrations() {
        return functions.values().stream().mapToInt(List::size).sum();
    }

    public DisplayData render(Object value) {
        var out = new DisplayData();
        for (Class<?> type : typesOf(value.getClass(), new ArrayList<>())) {
            if (functions.containsKey(type)) {
                functions.get(type).forEach(function -> function.render(value, new RenderContext(out)));
                return out;
            }
        }
        return out;
    }

    /** A class, its interfaces, then its superclass and that one's interfaces. */
    private static List<Class<?>> typesOf(Class<?> type, List<Class<?>> types) {
        types.add(type);
        for (Class<?> implemented : type.getInterfaces()) {
            typesOf(implemented, types);
        }
        return type.getSuperclass() == null ? types : typesOf(type.getSuperclass(), types);
    }

    /** Stands in for the kernel's class of the same name. */
    public class RenderRegistration<T> {

        private final Class<? extends T> type;
        private final List<String> preferred = new ArrayList<>();

        public RenderRegistration(Class<? extends T> type) {
            this.type = type;
        }

        public RenderRegistration<T> preferring(String... types) {
            preferred.addAll(List.of(types));
            return this;
        }

        @SuppressWarnings("unchecked")
        public void register(RenderFunction<T> function) {
            if (preferred.isEmpty()) {
                throw new IllegalStateException("no MIME type");
            }
            functions.computeIfAbsent(type, t -> new ArrayList<>()).add((RenderFunction<Object>) function);
        }
    }
}
