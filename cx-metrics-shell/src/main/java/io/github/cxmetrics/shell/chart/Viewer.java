package io.github.cxmetrics.shell.chart;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows a picture. */
final class Viewer {

    private Viewer() {}

    /** Opens the picture where there is a screen, else says where it is. */
    static void show(byte[] bytes, String ending) {
        try {
            Path file = Files.createTempFile("picture", ending);
            Files.write(file, bytes);
            if (!GraphicsEnvironment.isHeadless()
                    && Desktop.isDesktopSupported()
                    && Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
                Desktop.getDesktop().open(file.toFile());
            } else {
                System.out.println(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't show the picture: " + e, e);
        }
    }
}
