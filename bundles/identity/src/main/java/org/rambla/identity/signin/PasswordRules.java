// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.signin;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.page.Form;
import org.rambla.identity.text.Folded;

/** What a password must be: long, and not among the first that anybody would try. */
public final class PasswordRules {
    public static final int LEAST = 12;
    public static final int MOST = 200;

    /** Letters only, without case and accents. */
    private static final Set<String> COMMON = Set.of(
            "password",
            "passwort",
            "motdepasse",
            "monmotdepasse",
            "mypassword",
            "changeme",
            "changezmoi",
            "bienvenue",
            "welcome",
            "letmein",
            "qwerty",
            "qwertyuiop",
            "qwertyuiopasdfghjkl",
            "azerty",
            "azertyuiop",
            "azertyuiopqsdfghjklm",
            "qwertz",
            "qwertzuiop",
            "asdfghjkl",
            "qsdfghjklm",
            "abcdefghijkl",
            "abcdefghijklm",
            "abcdefghijklmnopqrstuvwxyz",
            "iloveyou",
            "jetaime",
            "soleil",
            "sunshine",
            "football",
            "footballclub",
            "princess",
            "princesse",
            "doudou",
            "loulou",
            "chouchou",
            "administrator",
            "administrateur",
            "admin",
            "utilisateur",
            "securite",
            "security",
            "prevention",
            "trustno",
            "superman",
            "batman",
            "dragon",
            "monkey",
            "master",
            "shadow",
            "michael",
            "nicolas",
            "marseille",
            "barcelona",
            "rambla",
            "network",
            "reseau",
            "bonjour",
            "hello",
            "helloworld",
            "secret",
            "passe",
            "passw",
            "temporary",
            "temporaire",
            "mairie",
            "cityhall");

    private PasswordRules() {}

    /** Checks the fields {@code password} and {@code passwordAgain} of a form; keeps messages. Returns the password. */
    public static String read(Form form, String email) {
        String password = form.raw("password");
        problem(password, email).ifPresent(key -> form.reject("password", key, LEAST));
        if (form.valid() && !password.equals(form.raw("passwordAgain"))) {
            form.reject("passwordAgain", "identity.password.different");
        }
        return password;
    }

    /** Message key of what is wrong with it. */
    public static Optional<String> problem(String password, String email) {
        int length = password.codePointCount(0, password.length());
        if (length < LEAST) {
            return Optional.of("identity.password.short");
        }
        if (password.length() > MOST) {
            return Optional.of("identity.password.long");
        }
        return easy(password, email) ? Optional.of("identity.password.easy") : Optional.empty();
    }

    private static boolean easy(String password, String email) {
        if (password.codePoints().distinct().count() < 5) {
            return true;
        }
        String whole = password.toLowerCase(Locale.ROOT);
        if (sequence(whole) || common(whole)) {
            return true;
        }
        String address = Folded.email(email);
        int at = address.indexOf('@');
        return at > 0
                && (whole.contains(address)
                        || (at > 3 && once(letters(whole)).equals(letters(address.substring(0, at)))));
    }

    /** "P@ssw0rd2024!!" and "password1password1" are "password" in disguise. */
    private static boolean common(String password) {
        String inner = password.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        String plain = inner.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's');
        String undisguised = plain.replace('@', 'a').replace('$', 's').replace('!', 'i');
        return COMMON.contains(once(letters(undisguised))) || COMMON.contains(once(letters(password)));
    }

    private static String letters(String text) {
        return Folded.key(text, 400).replaceAll("[^\\p{L}]", "");
    }

    /** The part that is repeated, when nothing else is in it. */
    private static String once(String text) {
        for (int size = 3; size <= text.length() / 2; size++) {
            if (text.length() % size == 0 && text.equals(text.substring(0, size).repeat(text.length() / size))) {
                return text.substring(0, size);
            }
        }
        return text;
    }

    /** "1234567890123", "987654321098": each sign follows from the one before. */
    private static boolean sequence(String password) {
        int up = 0;
        int down = 0;
        for (int i = 1; i < password.length(); i++) {
            int step = password.charAt(i) - password.charAt(i - 1);
            up += step == 1 || step == -9 ? 1 : 0;
            down += step == -1 || step == 9 ? 1 : 0;
        }
        return Math.max(up, down) >= password.length() - 2;
    }
}
