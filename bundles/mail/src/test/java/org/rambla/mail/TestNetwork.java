// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail;

import java.util.List;
import org.rambla.api.network.Network;
import org.rambla.api.text.Html;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Localised;
import org.rambla.api.text.Messages;

/** A network with a name. */
public final class TestNetwork implements Network {
    /** Every message is its own key. */
    public static final Languages LANGUAGES = language -> new Messages() {
        @Override
        public String language() {
            return language;
        }

        @Override
        public String text(String key, Object... arguments) {
            return key;
        }

        @Override
        public String count(String key, long count, Object... arguments) {
            return key;
        }

        @Override
        public boolean has(String key) {
            return true;
        }
    };

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
        return List.of();
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
