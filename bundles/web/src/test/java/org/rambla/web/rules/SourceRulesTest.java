// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rambla.web.rules.Tree.Source;

/** What every Java file of the house keeps to. */
final class SourceRulesTest {
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum)\\s+([A-Z]\\w*)");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?org\\.rambla\\.([a-z]+)\\.");

    /** Manager is also a role of people: what is done to or by one may carry the word. */
    private static final Set<String> ABOUT_MANAGERS = Set.of("AssignManager");

    /** Whoever calls {@code Html.trusted} vouches for what it is given; so few do, and each was read. */
    private static final Set<String> VOUCH_FOR_HTML = Set.of(
            "bundles/api/src/main/java/org/rambla/api/content/Body.java",
            "bundles/api/src/main/java/org/rambla/api/page/Parts.java",
            "bundles/api/src/main/java/org/rambla/api/space/SpaceCard.java",
            "bundles/api/src/main/java/org/rambla/api/text/Html.java",
            "bundles/content/src/main/java/org/rambla/content/body/TableScroll.java",
            "bundles/identity/src/main/java/org/rambla/identity/directory/ProfileView.java",
            "bundles/network/src/main/java/org/rambla/network/legal/LegalPages.java",
            "bundles/space/src/main/java/org/rambla/space/home/SpaceHomePages.java",
            "bundles/web/src/main/java/org/rambla/web/form/FormToken.java",
            "bundles/web/src/main/java/org/rambla/web/front/Answers.java",
            "bundles/web/src/main/java/org/rambla/web/mount/Missing.java",
            "bundles/web/src/main/java/org/rambla/web/mount/MountedFeatures.java",
            "bundles/wiki/src/main/java/org/rambla/wiki/diff/DifferenceWriter.java",
            "bundles/wiki/src/main/java/org/rambla/wiki/language/BothTexts.java",
            "bundles/wiki/src/main/java/org/rambla/wiki/link/ShownText.java",
            "bundles/wiki/src/main/java/org/rambla/wiki/merge/Merge.java",
            "bundles/wiki/src/main/java/org/rambla/wiki/page/Headings.java");

    @Test
    void everyFile_saysItsLicenceFirst() {
        assertThat(Tree.java())
                .hasSizeGreaterThan(100)
                .filteredOn(source -> !source.text().startsWith("// SPDX-License-Identifier: Apache-2.0\n"))
                .extracting(Source::name)
                .isEmpty();
    }

    @Test
    void noFile_namesAnAuthor() {
        assertThat(Tree.java())
                .filteredOn(source -> source.text().contains("* @auth" + "or"))
                .extracting(Source::name)
                .isEmpty();
    }

    @Test
    void types_areNamedAfterTheField() {
        List<String> odd = new ArrayList<>();
        for (Source source : Tree.java()) {
            Matcher matcher = TYPE.matcher(withoutComments(source.text()));
            while (matcher.find()) {
                String name = matcher.group(1);
                if (name.matches("\\w*(Impl|Manager|Utils?|Helper)|I[A-Z][a-z]\\w*")
                        && !ABOUT_MANAGERS.contains(name)) {
                    odd.add(source.name() + ": " + name);
                }
            }
        }
        assertThat(odd).isEmpty();
    }

    @Test
    void packages_areThoseOfTheirBundle() {
        assertThat(Tree.java())
                // Samples are written as others would write them, elsewhere and under their own name.
                .filteredOn(
                        source -> !source.bundle().isEmpty() && !source.bundle().startsWith("samples"))
                .filteredOn(source -> !source.text().contains("\npackage org.rambla." + source.bundle()))
                .extracting(Source::name)
                .isEmpty();
    }

    /** Bundles meet through the contract, never in each other's packages. */
    @Test
    void bundles_importTheContractAndThemselvesOnly() {
        List<String> odd = new ArrayList<>();
        for (Source source : Tree.java()) {
            if (source.bundle().isEmpty() || !source.main()) {
                continue;
            }
            Matcher matcher = IMPORT.matcher(source.text());
            while (matcher.find()) {
                if (!matcher.group(1).equals("api") && !matcher.group(1).equals(source.bundle())) {
                    odd.add(source.name() + " imports org.rambla." + matcher.group(1));
                }
            }
        }
        assertThat(odd).isEmpty();
    }

    @Test
    void onlyTheContract_isExported() {
        assertThat(Tree.java())
                .filteredOn(source -> source.text().contains("@org.osgi.annotation.bundle.Exp" + "ort")
                        || source.text().contains("import org.osgi.annotation.bundle.Exp" + "ort;"))
                .extracting(Source::bundle)
                .containsOnly("api");
    }

    /** As built, where it was: what the sources say may differ from what came out. */
    @Test
    void bundlesThatAreBuilt_exportNothingButTheContract() throws IOException {
        for (String bundle : Tree.bundles()) {
            Path manifest = Tree.ROOT.resolve("bundles/" + bundle + "/target/classes/META-INF/MANIFEST.MF");
            if (!bundle.equals("api") && Files.exists(manifest)) {
                try (InputStream in = Files.newInputStream(manifest)) {
                    assertThat(new Manifest(in).getMainAttributes().getValue("Export-Package"))
                            .as(bundle)
                            .isNull();
                }
            }
        }
    }

    @Test
    void html_isVouchedForInFewPlaces() {
        Set<String> found = Tree.sources(name -> name.endsWith(".java") || name.endsWith(".jte")).stream()
                .filter(Source::main)
                // The samples show how it is done without templates.
                .filter(source -> !source.bundle().startsWith("samples/"))
                .filter(source -> source.text().contains("Html.trusted("))
                .map(Source::name)
                .collect(Collectors.toCollection(TreeSet::new));
        found.add("bundles/api/src/main/java/org/rambla/api/text/Html.java");
        assertThat(found).isSubsetOf(VOUCH_FOR_HTML);
    }

    /** Html made in Java keeps to the policy of the pages too: nothing inline. */
    @Test
    void htmlInJava_hasNoInlineStyleOrScript() {
        Pattern inline = Pattern.compile(
                "[ \"](style|on(click|load|error|change|submit|focus|input|key\\w+|mouse\\w+))=|<script|<style[ >]|javascript:");
        assertThat(Tree.java())
                .filteredOn(source -> source.main() && source.name().startsWith("bundles/"))
                // XML that FOP reads, and no browser.
                .filteredOn(source -> !source.name().startsWith("bundles/pdf/"))
                .filteredOn(
                        source -> inline.matcher(withoutComments(source.text())).find())
                .extracting(Source::name)
                .isEmpty();
    }

    /**
     * Derby looks up each of a list by itself only where its column comes first in an index; behind another column it
     * reads everything that the other one has. Such a statement is given the ends of the list, or stands here with the
     * reason why what it reads stays small.
     */
    private static final Map<String, String> FEW_ROWS_EACH = Map.of(
            "Attached: file", "files of one item",
            "StoredFiles: file", "files of one item",
            "Topics: space_id", "in the order of an index, until there are enough",
            "NoteAttendance: id", "by their keys",
            "TellOfChange: hears", "everybody at one event is told",
            "Comments: id", "by their keys",
            "FactRevisions: language", "fields of one page",
            "Facts: language", "fields of one page",
            "Links: slug", "links of one page",
            "Lists: field", "fields of the pages that are listed");

    @Test
    void listsInStatements_areLookedUpOneByOne() {
        Pattern list = Pattern.compile("= \\? and (?:[a-z]+\\.)?([a-z_]+) in \\(\\?\\)");
        Set<String> found = new TreeSet<>();
        for (Source source : Tree.java()) {
            String text = source.text().replaceAll("\"\\s*\\+\\s*\"", "");
            Matcher matcher = list.matcher(text);
            while (source.main() && matcher.find()) {
                String column = matcher.group(1);
                String before = text.substring(Math.max(0, matcher.start() - 40), matcher.start() + 1);
                if (!before.contains(column + " >= ?") || !before.endsWith(column + " <=")) {
                    String file = source.name().substring(source.name().lastIndexOf('/') + 1);
                    found.add(file.replace(".java", "") + ": " + column);
                }
            }
        }
        assertThat(found).isEqualTo(new TreeSet<>(FEW_ROWS_EACH.keySet()));
    }

    /** The contract, checked by the reading of its sources: every page says who may see it. */
    @Test
    void resourceMethods_sayTheirPermission() {
        Pattern method = Pattern.compile("@(GET|POST|PUT|PATCH|DELETE)\\b(?<rest>[^{;]*)\\{");
        Map<String, List<String>> open = Tree.java().stream()
                .filter(source -> source.main() && source.text().contains("import jakarta.ws.rs.Path;"))
                .collect(Collectors.toMap(
                        Source::name,
                        source -> method.matcher(withoutComments(source.text()).replaceAll("\"[^\"]*\"", "\"\""))
                                .results()
                                .map(result -> result.group(2))
                                .filter(rest -> !rest.contains("@Requires("))
                                .toList()));
        open.values().removeIf(List::isEmpty);
        assertThat(open).isEmpty();
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)(^|\\s)//.*$", "");
    }
}
