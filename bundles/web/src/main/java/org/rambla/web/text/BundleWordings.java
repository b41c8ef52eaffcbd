// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.text;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.text.Wordings;

/** The texts of bundles as they are written. A service of its own: extensions are given messages, but not this. */
@Component(service = Wordings.class)
public final class BundleWordings implements Wordings {
    private final BundleMessages messages;

    @Activate
    public BundleWordings(@Reference(name = "messages") BundleMessages messages) {
        this.messages = messages;
    }

    @Override
    public List<Wording> brought() {
        return messages.brought();
    }

    @Override
    public List<String> forms(String language) {
        return Plurals.forms(language);
    }

    @Override
    public void use(Map<String, Map<String, String>> own) {
        messages.use(own);
    }
}
