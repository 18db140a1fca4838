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
    private final Object renderer;

    private Kernel(Home home, Object renderer) {
        this.home = home;
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
            return kernel == null ? Optional.empty() : Optional.of(new Kernel(home, call(kernel, "getRenderer")));
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

    /**
     * Lets the kernel show values of a type.
     *
     * @param type a class or an interface
     * @param view how to show a value
     */
    <T> void show(Class<T> type, Function<T, Shown> view) {
        try {
            Class<?> function = Class.forName(
                    home.display() + ".RenderFunction",
                    true,
                    renderer.getClass().getClassLoader());
            Object registration = renderer.getClass()
                    .getMethod("createRegistration", Class.class)
                    .invoke(renderer, type);
            registration.getClass().getMethod("preferring", String[].class).invoke(registration, (Object)
                    new String[] {"text/html"});
            registration
                    .getClass()
                    .getMethod("register", function)
                    .invoke(registration, renderFunction(function, type, view));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    home.name() + ": " + type.getSimpleName() + " cannot be registered: " + cause(e), e);
        }
    }

    private static <T> Object renderFunction(Class<?> function, Class<T> type, Function<T, Shown> view) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("render")) {
                render(view.compose(type::cast), arguments[0], call(arguments[1], "getOutputContainer"));
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
    private static void render(Function<Object, Shown> view, Object value, Object output)
            throws ReflectiveOperationException {
        String html;
        String text;
        try {
            Shown shown = view.apply(value);
            html = shown.html();
            text = shown.text();
        } catch (Throwable problem) {
            text = "This " + value.getClass().getSimpleName() + " cannot be shown: " + problem;
            html = "<p class=\"gf gf-note\">" + Html.escape(text) + "</p>";
        }
        call(output, "putText", text);
        call(output, "putHTML", html);
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
