package io.github.cxmetrics.shell.chart;

import io.github.cxmetrics.shell.chart.internal.Type;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A picture read back from its SVG: what a reader's program would see. */
final class SvgPicture {

    /** A text and where it stands. */
    record Label(String text, double x, double y) {}

    /** A number in a path. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final Element root;

    private SvgPicture(Element root) {
        this.root = root;
    }

    static SvgPicture of(Chart chart) {
        return of(chart.svg());
    }

    static SvgPicture of(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return new SvgPicture(factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement());
        } catch (Exception notXml) {
            throw new AssertionError("no XML: " + notXml.getMessage() + "\n" + svg, notXml);
        }
    }

    Element root() {
        return root;
    }

    List<Element> all(String name) {
        return within(root, name);
    }

    private static List<Element> within(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** The tooltips of all marks in order. */
    List<String> tooltips() {
        return all("g").stream().map(SvgPicture::tooltip).toList();
    }

    private static String tooltip(Element mark) {
        for (Node child = mark.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element e && e.getTagName().equals("title")) {
                return e.getTextContent();
            }
        }
        throw new AssertionError("a mark without a title");
    }

    /** The shapes of one kind in the mark whose tooltip begins so. */
    List<Element> mark(String tooltip, String shape) {
        List<Element> found =
                all("g").stream().filter(g -> tooltip(g).startsWith(tooltip)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " marks begin with " + tooltip + ", of " + tooltips());
        }
        return within(found.get(0), shape);
    }

    List<Label> labels() {
        return labels(t -> true);
    }

    List<Label> labels(Predicate<Element> which) {
        return all("text").stream()
                .filter(which)
                .filter(t -> t.hasAttribute("x"))
                .map(t -> new Label(t.getTextContent(), number(t, "x"), number(t, "y")))
                .toList();
    }

    String text() {
        return String.join("\n", labels().stream().map(Label::text).toList());
    }

    static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    /** The coordinates of a path, x and y in turn. */
    static double[] path(Element path) {
        Matcher numbers = NUMBER.matcher(path.getAttribute("d"));
        return numbers.results().mapToDouble(r -> Double.parseDouble(r.group())).toArray();
    }

    /** From values to x, read off the numbers of the axis below. */
    DoubleUnaryOperator across() {
        List<Label> ticks = ticks();
        double y = ticks.stream().mapToDouble(Label::y).max().orElseThrow();
        return scale(ticks.stream().filter(t -> t.y() == y).toList(), true);
    }

    /** From values to the y of a mark, read off the numbers on the left. */
    DoubleUnaryOperator upward() {
        List<Label> ticks =
                labels(t -> isTick(t) && t.getAttribute("text-anchor").equals("end"));
        return scale(ticks, false);
    }

    private List<Label> ticks() {
        return labels(t -> isTick(t) && t.getAttribute("text-anchor").equals("middle"));
    }

    private static boolean isTick(Element text) {
        return text.getAttribute("class").equals("f-muted")
                && text.getAttribute("font-size").equals("12")
                && text.getTextContent()
                        .replace('\u2212', '-')
                        .replace("\u00A0", "")
                        .matches(NUMBER.pattern());
    }

    private static DoubleUnaryOperator scale(List<Label> ticks, boolean across) {
        Label first = ticks.get(0);
        Label last = ticks.get(ticks.size() - 1);
        double from = value(first.text());
        double perUnit = across
                ? (last.x() - first.x()) / (value(last.text()) - from)
                : (last.y() - first.y()) / (value(last.text()) - from);
        double drop = across ? 0 : Type.NUMBER.drop();
        return v -> (across ? first.x() : first.y() - drop) + (v - from) * perUnit;
    }

    /** A number as pictures print it. */
    static double value(String text) {
        return Double.parseDouble(
                text.replace('\u2212', '-').replace("\u00A0", "").replace("%", ""));
    }
}
