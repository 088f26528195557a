package io.github.cxmetrics.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pictures of the guide's pages, painted by the pages' own Java: {@code nps-by-area.svg} is its variable {@code npsByArea}. Run as a program it writes
 * them to docs/pictures, in the directory of the module.
 */
public final class DocsPictures {

    private static final List<Path> PAGES =
            List.of(Path.of("../docs/guide/pictures.md"), Path.of("../docs/guide/more-pictures.md"));
    static final Path PICTURES = Path.of("../docs/pictures");

    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]*]\\(\\.\\./pictures/([a-z-]+)\\.svg\\)");
    private static final Pattern JAVA = Pattern.compile("(?m)^```java\n(.*?)^```$", Pattern.DOTALL);
    private static final Map<String, String> PAINTED = new LinkedHashMap<>();

    private DocsPictures() {}

    /** Called from the page's session, which can't hand values over otherwise. */
    public static void keep(String name, String svg) {
        PAINTED.put(name, svg);
    }

    /** File name without its ending to SVG. */
    static synchronized Map<String, String> paint() throws IOException {
        PAINTED.clear();
        for (Path page : PAGES) {
            paint(Files.readString(page));
        }
        return new LinkedHashMap<>(PAINTED);
    }

    private static void paint(String page) throws IOException {
        StringBuilder source = new StringBuilder();
        JAVA.matcher(page).results().forEach(block -> source.append(block.group(1)));
        Matcher images = IMAGE.matcher(page);
        while (images.find()) {
            String name = images.group(1);
            String call = DocsPictures.class.getName() + ".keep(\"" + name + "\", " + variable(name) + ".svg());\n";
            source.append(call);
        }
        DocSession.run(source.toString());
    }

    private static String variable(String file) {
        return Pattern.compile("-([a-z])")
                .matcher(file)
                .replaceAll(letter -> letter.group(1).toUpperCase(java.util.Locale.ROOT));
    }

    public static void main(String[] args) throws IOException {
        Files.createDirectories(PICTURES);
        for (Map.Entry<String, String> picture : paint().entrySet()) {
            Files.writeString(PICTURES.resolve(picture.getKey() + ".svg"), picture.getValue());
        }
    }
}
