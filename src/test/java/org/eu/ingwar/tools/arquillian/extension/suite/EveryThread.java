package org.eu.ingwar.tools.arquillian.extension.suite;

import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.event.suite.BeforeClass;

/**
 * The suite's deployment is known to the thread that made it only; here it is to every one that runs a class of tests. It
 * stands in the package of the extension, whose context is nobody else's.
 */
public class EveryThread implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Activation.class);
    }

    public static class Activation {
        private static final int FIRST = 1000;

        @Inject
        private Instance<ExtendedSuiteContext> suite;

        public void activate(@Observes(precedence = FIRST) BeforeClass event) {
            if (!suite.get().isActive()) {
                suite.get().activate();
            }
        }
    }
}
