package io.github.cxmetrics.shell.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Runs snippets in this JVM, as JShell's own local execution does, and shows values as an analyst reads them: a text of several lines, such as a table or a
 * drawing, stands below the name as it is, where JShell would print a literal with {@code \n} in it.
 */
public final class ShownExecution implements ExecutionControlProvider {

    /** By this name JShell finds it, among the services. */
    public static final String NAME = "cx";

    /** JShell finds this by its service file. */
    public ShownExecution() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return new Shown();
    }

    private static final class Shown extends LocalExecutionControl {

        /** The thread that runs a snippet is started by the one that asks for it, and inherits what is to run. */
        private static final InheritableThreadLocal<Method> SNIPPET = new InheritableThreadLocal<>();

        private static final Method RUN = run();

        private static Method run() {
            try {
                return Runner.class.getMethod("run");
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected String invoke(Method snippet) throws Exception {
            SNIPPET.set(snippet);
            try {
                return super.invoke(RUN);
            } finally {
                SNIPPET.remove();
            }
        }

        static String text(Object value) {
            String literal = valueString(value);
            String plain = value instanceof String text ? text : literal;
            return plain != null && plain.indexOf('\n') >= 0 ? "\n" + plain.stripTrailing() : literal;
        }
    }

    /** What runs in place of a snippet's method: the same, its value as text. Public for reflection only. */
    public static final class Runner {

        private Runner() {}

        /**
         * Runs the snippet.
         *
         * @return an object that prints as the snippet's value is to be shown
         * @throws Throwable what the snippet throws
         */
        public static Object run() throws Throwable {
            try {
                String text = Shown.text(Shown.SNIPPET.get().invoke(null));
                return new Object() {
                    @Override
                    public String toString() {
                        return text;
                    }
                };
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
