// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import java.util.Map;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.TranslationEngine.Setting;
import org.rambla.api.translation.TranslationEngine.Setting.Kind;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;

/** The settings that most machines have, and reading them. */
public final class Setup {
    private Setup() {}

    /** Where a machine listens. */
    public static Setting address(String enHint, String frHint) {
        return new Setting(
                "address", Localised.of("en", "Address", "fr", "Adresse"), hint(enHint, frHint), Kind.ADDRESS, true);
    }

    public static Setting key(String enHint, String frHint, boolean required) {
        return new Setting("key", Localised.of("en", "Key", "fr", "Clé"), hint(enHint, frHint), Kind.SECRET, required);
    }

    public static Localised hint(String en, String fr) {
        return Localised.of("en", en, "fr", fr);
    }

    /** What was filled in, without blanks around it; "" when nothing was. */
    public static String of(Map<String, String> settings, String name) {
        return settings.getOrDefault(name, "").strip();
    }

    /** @throws TranslationFailure when nothing was filled in */
    public static String required(Map<String, String> settings, String name) throws TranslationFailure {
        String value = of(settings, name);
        if (value.isEmpty()) {
            throw new TranslationFailure(Reason.REFUSED, "the setting \"" + name + "\" is empty");
        }
        return value;
    }
}
