// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.forum.topic.WelcomeTopic;

/** A space that is made with example content gets its first topic once its forum is switched on. */
@Component
public final class StartWelcome implements Subscriber {
    private final Spaces spaces;
    private final WelcomeTopic welcome;

    @Activate
    public StartWelcome(
            @Reference(name = "database", target = "(unit=forum)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "languages") Languages languages) {
        this.spaces = spaces;
        this.welcome = new WelcomeTopic(database, register, bodies, spaces, members, languages);
    }

    @Override
    public String name() {
        return "forum.welcome";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("space.featureSwitched");
    }

    /** Whichever feature was switched: what counts is whether the forum is on now. */
    @Override
    public void on(Event event) {
        SpaceCard space = spaces.cards(List.of(event.subject())).get(event.subject());
        if (space != null && spaces.features(space.id()).contains("forum")) {
            welcome.start(space);
        }
    }
}
