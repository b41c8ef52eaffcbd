// SPDX-License-Identifier: Apache-2.0
package org.example.hello;

import org.osgi.service.component.annotations.Component;
import org.rambla.api.feature.Feature;
import org.rambla.api.feature.FeatureInfo;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;

/** Greets whoever opens the space. */
@Component
@FeatureInfo(name = "hello")
public final class Hello implements Feature {
    @Override
    public Html panel(Visit visit) {
        return Html.text("Hello from " + visit.space().name().in(visit.language()));
    }
}
