// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where requests come in and out. When the server is asked to stop, the door is closed before anything behind it stops:
 * no connection is taken any more, whoever is inside gets an answer, and only then the rest goes down. The web server by
 * itself would forget the front first, and cut off everybody who pauses for a second.
 */
@Component(service = Door.class)
public final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);
    /** Milliseconds in which nothing moves on a connection that nobody inside waits for. */
    private static final long QUIET = 1_000;

    private final BundleContext context;
    private final SynchronousBundleListener listener = this::heard;
    // The web server offers no service for it; a request knows.
    private volatile AbstractConnector connector;
    private int inside;

    @Activate
    public Door(BundleContext context) {
        this.context = context;
        context.addBundleListener(listener);
    }

    @Deactivate
    void stop() {
        context.removeBundleListener(listener);
    }

    private void heard(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
            close();
        }
    }

    void enter(HttpServletRequest request) {
        if (connector == null) {
            Connector from = ServletContextRequest.getServletContextRequest(request)
                    .getConnectionMetaData()
                    .getConnector();
            connector = from instanceof AbstractConnector known ? known : null;
        }
        synchronized (this) {
            inside++;
        }
    }

    synchronized void leave() {
        inside--;
        notifyAll();
    }

    synchronized int inside() {
        return inside;
    }

    /** Whether answers end their connection already. */
    boolean closing() {
        return connector != null && connector.isShutdown();
    }

    /** Takes no connection any more and waits for whoever is inside, 15 seconds at most. */
    void close() {
        AbstractConnector open = connector;
        if (open == null) {
            return;
        }
        long end = System.nanoTime() + PATIENCE_NANOS;
        // Those inside may pause as long as ever.
        open.setShutdownIdleTimeout(open.getIdleTimeout());
        open.shutdown();
        try {
            if (!empty(end)) {
                LOG.warn("Requests that take longer than 15 seconds are cut off, because the server stops");
            }
            // What was answered may still be on its way, and connections without a request stay open for the next one.
            open.getConnectedEndPoints().forEach(connection -> connection.setIdleTimeout(QUIET));
            long last = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2 * QUIET);
            while (!open.getConnectedEndPoints().isEmpty() && System.nanoTime() < Math.max(last, end)) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.getConnectedEndPoints().forEach(EndPoint::close);
    }

    private synchronized boolean empty(long end) throws InterruptedException {
        while (inside > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
