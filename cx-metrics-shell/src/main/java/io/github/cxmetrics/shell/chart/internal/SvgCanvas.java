package io.github.cxmetrics.shell.chart.internal;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/** Writes SVG: values as attributes, so that it stands alone, and classes, by which a page can turn it dark. */
public final class SvgCanvas extends Canvas {

    private static final String FONTS = "system-ui,'Segoe UI','Helvetica Neue',Arial,'Noto Sans','PingFang SC',"
            + "'Microsoft YaHei','Noto Sans CJK SC','DejaVu Sans',sans-serif";

    private final StringBuilder body = new StringBuilder();
    private final boolean dark;

    public SvgCanvas(boolean dark) {
        super(TableLettering.INSTANCE);
        this.dark = dark;
    }

    @Override
    public void fill(Shape shape, Colour colour) {
        if (shape instanceof Rectangle2D r) {
            attribute("<rect x", r.getX());
            attribute(" y", r.getY());
            attribute(" width", r.getWidth());
            attribute(" height", r.getHeight());
        } else if (shape instanceof Ellipse2D e) {
            circle(e);
        } else {
            body.append("<path d=\"").append(path(shape)).append('"');
        }
        paint(" fill", "f-", colour);
        body.append("/>\n");
    }

    private void circle(Ellipse2D e) {
        attribute("<circle cx", e.getCenterX());
        attribute(" cy", e.getCenterY());
        attribute(" r", e.getWidth() / 2);
    }

    @Override
    public void draw(Shape shape, Colour colour, Pen pen) {
        if (shape instanceof Ellipse2D e) {
            circle(e);
        } else {
            body.append("<path d=\"").append(path(shape)).append('"');
        }
        body.append(" fill=\"none\"");
        paint(" stroke", "l-", colour);
        attribute(" stroke-width", pen.width());
        if (!pen.dash().isEmpty()) {
            StringBuilder dash = new StringBuilder();
            pen.dash().forEach(d -> dash.append(dash.length() == 0 ? "" : " ").append(number(d)));
            body.append(" stroke-dasharray=\"").append(dash).append('"');
        }
        body.append("/>\n");
    }

    @Override
    void letters(Writing w) {
        if (w.upward()) {
            body.append("<text transform=\"translate(")
                    .append(number(w.x()))
                    .append(' ')
                    .append(number(w.baseline()));
            body.append(") rotate(-90)\"");
        } else {
            attribute("<text x", w.x());
            attribute(" y", w.baseline());
        }
        attribute(" font-size", w.type().size());
        if (w.anchor() != Anchor.START) {
            body.append(" text-anchor=\"").append(w.anchor().svg).append('"');
        }
        body.append(w.type().bold() ? " font-weight=\"600\"" : "")
                .append(w.type().italic() ? " font-style=\"italic\"" : "");
        if (w.halo()) {
            halo(w.colour());
        } else {
            paint(" fill", "f-", w.colour());
        }
        body.append('>').append(escaped(w.text())).append("</text>\n");
    }

    /** An element has one class attribute, so a halo's two colours share it. */
    private void halo(Colour colour) {
        body.append(" fill=\"").append(Palette.hex(colour.rgb(dark))).append("\" stroke=\"");
        body.append(Palette.hex(Palette.PAPER.rgb(dark))).append("\" class=\"");
        body.append(colour.role() == null ? "" : "f-" + colour.role() + " ").append("l-paper\"");
        body.append(" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }

    @Override
    public void mark(String tooltip, Runnable painting) {
        body.append("<g><title>").append(escaped(tooltip)).append("</title>\n");
        painting.run();
        body.append("</g>\n");
    }

    /** The whole picture. */
    public String svg(int width, int height, String label) {
        String paper = Palette.hex(Palette.PAPER.rgb(dark));
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width
                + "\" height=\"" + height + "\" role=\"img\" aria-label=\"" + escaped(label) + "\" font-family=\""
                + FONTS + "\">\n<title>" + escaped(label) + "</title>\n<rect width=\"" + width + "\" height=\"" + height
                + "\" fill=\"" + paper + "\" class=\"f-paper\"/>\n" + body + "</svg>\n";
    }

    private void attribute(String name, double value) {
        body.append(name).append("=\"").append(number(value)).append('"');
    }

    private void paint(String attribute, String prefix, Colour colour) {
        body.append(attribute)
                .append("=\"")
                .append(Palette.hex(colour.rgb(dark)))
                .append('"');
        if (colour.opacity() < 1) {
            attribute(attribute + "-opacity", colour.opacity());
        }
        if (colour.role() != null) {
            body.append(" class=\"").append(prefix).append(colour.role()).append('"');
        }
    }

    private static String path(Shape shape) {
        StringBuilder path = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            int points = switch (i.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> step(path, 'M', 1);
                case PathIterator.SEG_LINETO -> step(path, 'L', 1);
                case PathIterator.SEG_QUADTO -> step(path, 'Q', 2);
                case PathIterator.SEG_CUBICTO -> step(path, 'C', 3);
                default -> step(path, 'Z', 0);
            };
            for (int k = 0; k < 2 * points; k++) {
                path.append(k == 0 ? "" : " ").append(number(at[k]));
            }
        }
        return path.toString();
    }

    private static int step(StringBuilder path, char command, int points) {
        path.append(command);
        return points;
    }

    /** At most two decimals: a hundredth of a pixel can't be seen. */
    static String number(double value) {
        long hundredths = Math.round(value * 100);
        String sign = hundredths < 0 ? "-" : "";
        long size = Math.abs(hundredths);
        String whole = sign + size / 100;
        long rest = size % 100;
        return rest == 0 ? whole : rest % 10 == 0 ? whole + "." + rest / 10 : whole + (rest < 10 ? ".0" : ".") + rest;
    }

    /** What XML 1.0 can't hold, control characters above all, is left out. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (c == '\t'
                            || c == '\n'
                            || c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF) {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
