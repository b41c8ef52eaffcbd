// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rambla.web.rules.Tree.Source;

/** What every template of a page keeps to. */
final class TemplateRulesTest {
    /** Letters are read in mail programs, which know neither our stylesheet nor our policy. */
    private static final String LETTERS = "bundles/mail/";

    private static List<String> withMatch(String regex, List<Source> among) {
        Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
        return among.stream()
                .filter(source -> pattern.matcher(source.text()).find())
                .map(Source::name)
                .toList();
    }

    private static List<Source> pages() {
        return Tree.templates().stream()
                .filter(source -> !source.name().startsWith(LETTERS))
                .toList();
    }

    @Test
    void template_escapesEverythingThatIsNotHtml() {
        assertThat(Tree.templates()).hasSizeGreaterThan(10);
        assertThat(withMatch("\\$unsafe", Tree.templates())).isEmpty();
    }

    @Test
    void page_hasNoInlineStyleOrScript() {
        assertThat(withMatch("\\sstyle\\s*=|<style\\b", pages())).isEmpty();
        assertThat(withMatch("\\son[a-z]+\\s*=", Tree.templates())).isEmpty();
        assertThat(withMatch("javascript:", Tree.templates())).isEmpty();
        assertThat(withMatch("<script(?![^>]*\\bsrc=)", Tree.templates())).isEmpty();
    }

    /** Whatever changes something posts, and whatever posts carries a token. */
    @Test
    void formThatPosts_hasAToken() {
        Pattern form = Pattern.compile("(?s)<form\\b[^>]*method=\"post\".*?</form>");
        assertThat(pages())
                .allSatisfy(source -> assertThat(
                                form.matcher(source.text()).results().map(r -> r.group()))
                        .as(source.name())
                        .allMatch(text -> text.contains("token()") || text.contains("token}")));
    }

    @Test
    void page_loadsNothingFromElsewhere() {
        assertThat(withMatch("(src|href|action)=\"(https?:)?//", pages())).isEmpty();
    }

    /** Words stand in messages, in both languages. */
    @Test
    void template_hasNoWordsOfItsOwn() {
        Pattern words = Pattern.compile(">[^<>${}@!]*\\p{L}{3,}[^<>${}@!]*<");
        assertThat(pages())
                .allSatisfy(source -> assertThat(words.matcher(plain(source.text()))
                                .results()
                                .map(r -> r.group().strip()))
                        .as(source.name())
                        .isEmpty());
    }

    /** The template without its code: expressions, control structures and comments. */
    private static String plain(String text) {
        String code = text.replaceAll("(?s)<%--.*?--%>", "")
                .replaceAll("(?m)^\\s*@(import|param).*$", "")
                .replaceAll("(?m)^\\s*!\\{.*$", "");
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < code.length(); i++) {
            boolean expression = code.startsWith("${", i) || code.startsWith("!{", i);
            boolean control = code.startsWith("@if(", i)
                    || code.startsWith("@elseif(", i)
                    || code.startsWith("@for(", i)
                    || code.startsWith("@template", i);
            if (expression || control) {
                i = end(code, expression ? i + 1 : code.indexOf('(', i));
            } else {
                out.append(code.charAt(i));
            }
        }
        return out.toString().replaceAll("@(else|endif|endfor|raw|endraw)\\b", "");
    }

    /** Where the bracket that opens here is closed. */
    private static int end(String code, int open) {
        int depth = 0;
        boolean quoted = false;
        for (int i = open; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '"' && code.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '{')) {
                depth++;
            } else if (!quoted && (c == ')' || c == '}') && --depth == 0) {
                return i;
            }
        }
        return code.length();
    }
}
