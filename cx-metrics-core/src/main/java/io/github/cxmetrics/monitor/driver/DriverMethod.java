package io.github.cxmetrics.monitor.driver;

/** How R² is taken apart. */
enum DriverMethod {
    SHAPLEY("Shapley"),
    JOHNSON("Johnson");

    private final String text;

    DriverMethod(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
