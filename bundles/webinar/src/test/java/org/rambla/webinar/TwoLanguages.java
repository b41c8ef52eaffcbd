// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import java.util.List;
import org.rambla.api.network.Network;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;

/** A network in French and English. */
final class TwoLanguages implements Network {
    @Override
    public Localised name() {
        return Localised.of("fr", "Réseau des villes", "en", "Network of cities");
    }

    @Override
    public Localised tagline() {
        return Localised.NONE;
    }

    @Override
    public List<String> languages() {
        return List.of("fr", "en");
    }

    @Override
    public String zone() {
        return "Europe/Brussels";
    }

    @Override
    public String logo() {
        return "";
    }

    @Override
    public List<Topic> topics() {
        return List.of(
                new Topic("night", Localised.of("fr", "Nuit", "en", "Night life")),
                new Topic("youth", Localised.of("fr", "Jeunesse", "en", "Youth")));
    }

    @Override
    public Localised banner() {
        return Localised.NONE;
    }

    @Override
    public Html legal(String name, String language) {
        return Html.NONE;
    }
}
