package io.github.cxmetrics.shell.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report as a browser lays it out, where there is one. The page stands in two frames, so that one start of the browser measures both widths. */
class ReportInBrowserTest {

    private static final Pattern RESULT = Pattern.compile("<pre id=\"result\">(.*?)</pre>", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private static Optional<Path> browser() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(directory -> Stream.of(Path.of(directory, "chromium"), Path.of(directory, "chromium-browser")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Everything is unfolded and measured: widths, paper, which of the two pictures is shown, and what reaches beyond the page. */
    private static final String MEASURING = """
            <!DOCTYPE html><html><head><meta charset="utf-8"></head><body>
            <iframe width="1280" height="900" srcdoc="PAGE"></iframe><iframe width="390" height="900" srcdoc="PAGE"></iframe>
            <pre id="result"></pre><script>
            addEventListener('load', () => { document.getElementById('result').textContent = [...document.querySelectorAll('iframe')].map(f => {
              const w = f.contentWindow, d = w.document;
              d.querySelectorAll('details').forEach(x => x.open = true);
              const beyond = [...d.querySelectorAll('body *')].filter(e => !e.closest('.scroll') && !e.closest('pre') && !e.closest('svg *')
                && e.getBoundingClientRect().right > w.innerWidth + 0.5).map(e => e.tagName);
              const shown = [...d.querySelectorAll('svg')].filter(e => e.getBoundingClientRect().width > 0);
              const ink = w.getComputedStyle(d.querySelector('h1')).color, text = d.querySelector('svg text.f-ink');
              return ['width=' + w.innerWidth, 'scroll=' + (d.documentElement.scrollWidth <= w.innerWidth), 'beyond=' + beyond.join('+'),
                'paper=' + w.getComputedStyle(d.body).backgroundColor, 'ink=' + ink, 'same=' + (w.getComputedStyle(text).fill === ink),
                'pictures=' + shown.map(e => e.getAttribute('width')).join('+'), 'tables=' + d.querySelectorAll('details table').length].join(' ');
            }).join('\\n'); });
            </script></body></html>
            """;

    @ParameterizedTest
    @CsvSource({"light, 1, 'rgb(255, 255, 255)', 'rgb(27, 31, 36)'", "dark, 0, 'rgb(18, 22, 27)', 'rgb(232, 236, 240)'"
    })
    void nothingOverflowsOnDesktopsAndTelephones(String scheme, int code, String paper, String ink) throws Exception {
        Optional<Path> browser = browser();
        assumeTrue(browser.isPresent(), "no chromium on the PATH");
        String page = ReportTest.whole(folder.resolve("r.html")).toHtml();
        Path measuring = folder.resolve("measuring.html");
        Files.writeString(
                measuring, MEASURING.replace("PAGE", page.replace("&", "&amp;").replace("\"", "&quot;")));
        List<String> frames = measured(browser.get(), measuring, code);
        assertThat(frames)
                .as(scheme)
                .containsExactly(
                        "width=1280 scroll=true beyond= paper=" + paper + " ink=" + ink
                                + " same=true pictures=960+960 tables=2",
                        "width=390 scroll=true beyond= paper=" + paper + " ink=" + ink
                                + " same=true pictures=390+390 tables=2");
    }

    private List<String> measured(Path browser, Path page, int scheme) throws IOException, InterruptedException {
        Path output = folder.resolve("dom.html");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--blink-settings=preferredColorScheme=" + scheme,
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("the browser ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        Matcher result = RESULT.matcher(Files.readString(output, StandardCharsets.UTF_8));
        assertThat(result.find()).as("a result in " + output).isTrue();
        return result.group(1).lines().toList();
    }
}
