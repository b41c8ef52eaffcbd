// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.event;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.rambla.api.event.Subscriber;

/** Tells subscribers that are services. The service itself is only taken on the subscriber's own thread. */
public final class SubscriberTracker implements ServiceTrackerCustomizer<Subscriber, Telling>, AutoCloseable {
    private final BundleContext context;
    private final Delivery delivery;
    private final ServiceTracker<Subscriber, Telling> tracker;

    public SubscriberTracker(BundleContext context, Delivery delivery) {
        this.context = context;
        this.delivery = delivery;
        this.tracker = new ServiceTracker<>(context, Subscriber.class, this);
        tracker.open();
    }

    @Override
    public Telling addingService(ServiceReference<Subscriber> reference) {
        return delivery.tell(new Delivery.Source() {
            @Override
            public Subscriber get() {
                return context.getService(reference);
            }

            @Override
            public void release() {
                try {
                    context.ungetService(reference);
                } catch (IllegalStateException gone) {
                    // This bundle has stopped, and with it the use of the service.
                }
            }
        });
    }

    @Override
    public void modifiedService(ServiceReference<Subscriber> reference, Telling telling) {
        // Its properties say nothing to us.
    }

    @Override
    public void removedService(ServiceReference<Subscriber> reference, Telling telling) {
        telling.stop();
    }

    @Override
    public void close() {
        tracker.close();
    }
}
