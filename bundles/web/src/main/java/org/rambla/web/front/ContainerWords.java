// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import java.util.concurrent.CompletableFuture;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.osgi.service.component.annotations.Component;

/**
 * Gives the container our words for what it refuses by itself. It has no setting for them, and shows its server to
 * nobody but factories of connectors; so this is one, whose connector never opens.
 */
@Component(service = ConnectorFactory.class)
public final class ContainerWords implements ConnectorFactory {
    @Override
    public Connector createConnector(Server server) {
        server.setErrorHandler(new Unreadable());
        return new Closed(server);
    }

    /** The container asks every connector for its host and port, so it has to be of this kind. */
    private static final class Closed extends ServerConnector {
        Closed(Server server) {
            super(server, null, null, null, 0, 1, new HttpConnectionFactory());
            setHost("localhost");
        }

        @Override
        public void open() {}

        @Override
        protected void doStart() {}

        @Override
        protected void doStop() {}

        @Override
        public CompletableFuture<Void> shutdown() {
            return CompletableFuture.completedFuture(null);
        }
    }
}
