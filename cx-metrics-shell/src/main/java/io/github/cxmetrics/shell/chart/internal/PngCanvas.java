package io.github.cxmetrics.shell.chart.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Paints pixels with Java2D; works without a screen. */
public final class PngCanvas extends Canvas {

    private static final float HALO = 3;

    private final FontLettering fonts;
    private final boolean dark;
    private final BufferedImage image;
    private final Graphics2D graphics;

    public PngCanvas(FontLettering fonts, int width, int height, int scale, boolean dark) {
        super(fonts);
        this.fonts = fonts;
        this.dark = dark;
        image = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale, scale);
        bar(0, 0, width, height, Palette.PAPER);
    }

    @Override
    public void fill(Shape shape, Colour colour) {
        graphics.setColor(color(colour));
        graphics.fill(shape);
    }

    @Override
    public void draw(Shape shape, Colour colour, Pen pen) {
        graphics.setColor(color(colour));
        graphics.setStroke(stroke(pen));
        graphics.draw(shape);
    }

    @Override
    void letters(Writing w) {
        fonts.check(w.text(), w.type());
        AffineTransform upright = graphics.getTransform();
        if (w.upward()) {
            graphics.rotate(-Math.PI / 2, w.x(), w.baseline());
        }
        float x = (float) (w.x() - w.anchor().share * width(w.text(), w.type()));
        graphics.setFont(fonts.font(w.type()));
        if (w.halo()) {
            Shape outline = fonts.font(w.type())
                    .layoutGlyphVector(
                            FontLettering.CONTEXT,
                            w.text().toCharArray(),
                            0,
                            w.text().length(),
                            0)
                    .getOutline(x, (float) w.baseline());
            graphics.setColor(color(Palette.PAPER));
            graphics.setStroke(new BasicStroke(HALO, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(outline);
        }
        graphics.setColor(color(w.colour()));
        graphics.drawString(w.text(), x, (float) w.baseline());
        graphics.setTransform(upright);
    }

    /** Pixels have no tooltips. */
    @Override
    public void mark(String tooltip, Runnable painting) {
        painting.run();
    }

    private Color color(Colour colour) {
        int alpha = (int) Math.round(255 * colour.opacity());
        return new Color(colour.rgb(dark) | alpha << 24, true);
    }

    private static BasicStroke stroke(Pen pen) {
        float width = (float) pen.width();
        if (pen.dash().isEmpty()) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }
        double[] dash = pen.dash().toArray();
        float[] lengths = new float[dash.length];
        for (int i = 0; i < dash.length; i++) {
            lengths[i] = (float) dash[i];
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, lengths, 0);
    }

    /** The file's bytes. */
    public byte[] png() {
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException("this Java has no writer of PNG files: save as .svg");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't write the PNG: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }
}
