package gateflow.report;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The Jupyter kernel that this code runs in: IJava or JJava. Both share an interface that no published library has, so it is reached by
 * reflection.
 */
final class Kernel {

    /** Where a kernel keeps itself. */
    private record Home(String name, String type, String instance, String display) {}

    private static final List<Home> HOMES = List.of(
            new Home(
                    "IJava",
                    "io.github.spencerpark.ijava.IJava",
                    "getKernelInstance",
                    "io.github.spencerpark.jupyter.kernel.display"),
            new Home(
                    "JJava",
                    "org.dflib.jjava.jupyter.kernel.BaseKernel",
                    "notebookKernel",
                    "org.dflib.jjava.jupyter.kernel.display"));

    private final Home home;
    private final Object kernel;
    private final Object renderer;

    private Kernel(Home home, Object kernel, Object renderer) {
        this.home = home;
        this.kernel = kernel;
        this.renderer = renderer;
    }

    /** The kernel that runs, if any does. */
    static Optional<Kernel> running() {
        return HOMES.stream().flatMap(home -> at(home).stream()).findFirst();
    }

    private static Optional<Kernel> at(Home home) {
        try {
            Object kernel =
                    Class.forName(home.type()).getMethod(home.instance()).invoke(null);
            return kernel == null
                    ? Optional.empty()
                    : Optional.of(new Kernel(home, kernel, call(kernel, "getRenderer")));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(home.name() + ": its kernel cannot be reached: " + cause(e), e);
        }
    }

    String name() {
        return home.name();
    }

    /** The object that draws values; the same as long as the kernel runs. */
    Object renderer() {
        return renderer;
    }

    /** Shows a value below the cell that runs, at once. */
    void display(Object value) {
        try {
            Object data = renderer.getClass().getMethod("render", Object.class).invoke(renderer, value);
            kernel.getClass().getMethod("display", data.getClass()).invoke(kernel, data);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(home.name() + ": nothing can be displayed: " + cause(e), e);
        }
    }

    /** What a page is given: its MIME type, and the method of the kernel that takes it. */
    private enum Format {
        HTML("text/html", "putHTML"),
        TEX("text/latex", "putLatex");

        private final String mime;
        private final String put;

        Format(String mime, String put) {
            this.mime = mime;
            this.put = put;
        }
    }

    /**
     * Lets the kernel show values of a type as HTML.
     *
     * @param type a class or an interface
     * @param view how to show a value
     */
    <T> void show(Class<T> type, Function<T, Shown> view) {
        register(type, Format.HTML, view.andThen(shown -> new View(shown.html(), shown.text())));
    }

    /**
     * Lets the kernel show values of a type as equations, which JupyterLab and the handouts set themselves.
     *
     * @param type a class or an interface
     * @param tex the equations in TeX, with their dollar signs
     * @param text the same for a terminal
     */
    <T> void showEquations(Class<T> type, Function<T, String> tex, Function<T, String> text) {
        register(type, Format.TEX, value -> new View(tex.apply(value), text.apply(value)));
    }

    private record View(String content, String text) {}

    private <T> void register(Class<T> type, Format format, Function<T, View> view) {
        try {
            Class<?> function = Class.forName(
                    home.display() + ".RenderFunction",
                    true,
                    renderer.getClass().getClassLoader());
            Object registration = renderer.getClass()
                    .getMethod("createRegistration", Class.class)
                    .invoke(renderer, type);
            registration.getClass().getMethod("preferring", String[].class).invoke(registration, (Object)
                    new String[] {format.mime});
            registration
                    .getClass()
                    .getMethod("register", function)
                    .invoke(registration, renderFunction(function, format, view.compose(type::cast)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    home.name() + ": " + type.getSimpleName() + " cannot be registered: " + cause(e), e);
        }
    }

    private static Object renderFunction(Class<?> function, Format format, Function<Object, View> view) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("render")) {
                render(view, format, arguments[0], call(arguments[1], "getOutputContainer"));
                return null;
            }
            return ofObject(proxy, method, arguments);
        };
        return Proxy.newProxyInstance(function.getClassLoader(), new Class<?>[] {function}, handler);
    }

    /** A proxy answers for Object's methods, too. */
    private static Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "Gateflow's renderer";
        };
    }

    /** Whatever is thrown here, also a StackOverflowError, would end the kernel's only thread and hang the notebook. */
    private static void render(Function<Object, View> view, Format format, Object value, Object output)
            throws ReflectiveOperationException {
        View shown;
        Format shownAs = format;
        try {
            shown = view.apply(value);
        } catch (Throwable problem) {
            String text = "This " + value.getClass().getSimpleName() + " cannot be shown: "
                    + (problem instanceof IllegalArgumentException ? problem.getMessage() : problem);
            shown = new View("<p class=\"gf gf-note\">" + Html.escape(text) + "</p>", text);
            shownAs = Format.HTML;
        }
        call(output, "putText", shown.text);
        call(output, shownAs.put, shown.content);
    }

    private static Object call(Object target, String method, String... arguments) throws ReflectiveOperationException {
        Class<?>[] types = new Class<?>[arguments.length];
        Arrays.fill(types, String.class);
        return target.getClass().getMethod(method, types).invoke(target, (Object[]) arguments);
    }

    private static Throwable cause(ReflectiveOperationException e) {
        return e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
    }
}
