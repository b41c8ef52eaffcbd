// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.osgi.service.component.annotations.Component;

/**
 * Gives the container our words for what it refuses by itself. It has no setting for them, and shows its server to
 * nobody but factories of connectors; so this is one, whose connector takes no connection and has no thread.
 */
@Component(service = ConnectorFactory.class)
public final class ContainerWords implements ConnectorFactory {
    @Override
    public Connector createConnector(Server server) {
        server.setErrorHandler(new Unreadable());
        return new LocalConnector(server, null, null, null, 0, new HttpConnectionFactory());
    }
}
