// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The class is run against a running server, once for each database: its constructor takes a {@link RunningServer}.
 * Each database's server is started by the first class that asks for it and stopped at the end of the run.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "on {0}", autoCloseArguments = false)
@ArgumentsSource(OnServer.Servers.class)
public @interface OnServer {
    DatabaseKind[] value() default {DatabaseKind.DERBY, DatabaseKind.POSTGRESQL};

    /** Hands out the servers. */
    final class Servers implements ArgumentsProvider, AnnotationConsumer<OnServer> {
        private DatabaseKind[] kinds = {};

        @Override
        public void accept(OnServer annotation) {
            kinds = annotation.value();
        }

        @Override
        public Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) {
            return Arrays.stream(kinds)
                    .map(kind -> OnceForAll.get(kind, RunningServer.class, () -> RunningServer.start(kind)))
                    .map(Arguments::of);
        }
    }
}
