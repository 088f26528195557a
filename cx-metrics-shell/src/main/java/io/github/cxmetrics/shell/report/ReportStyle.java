package io.github.cxmetrics.shell.report;

/** The layout of a report; its colours are those of pictures. */
final class ReportStyle {

    static final String CSS = """
            *{box-sizing:border-box}
            html{-webkit-text-size-adjust:100%}
            body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,'Segoe UI','Helvetica Neue',Arial,'Noto Sans','PingFang SC',\
            'Microsoft YaHei','Noto Sans CJK SC','DejaVu Sans',sans-serif}
            main{margin:0 auto;max-width:1008px;padding:24px;overflow-wrap:anywhere}
            h1{font-size:28px;line-height:1.25;margin:16px 0 24px}
            h2{font-size:21px;line-height:1.3;margin:40px 0 12px}
            h3{font-size:16px;margin:24px 0 8px}
            p{margin:0 0 12px;max-width:76ch}
            figure{margin:24px -24px 32px}
            figure svg{display:block;width:100%;max-width:960px;height:auto}
            .narrow{display:none}
            details{margin:4px 24px 0}
            summary{cursor:pointer;color:var(--muted);font-size:13px}
            .scroll{overflow-x:auto;margin:0 0 16px}
            details .scroll{margin-top:8px}
            table{border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums;overflow-wrap:normal}
            th,td{padding:4px 0 4px 20px;border-bottom:1px solid var(--grid);text-align:right;vertical-align:top;font-weight:400}
            th:first-child,td:first-child{padding-left:0;text-align:left}
            td{white-space:nowrap}
            tbody th{min-width:9em;max-width:26em}
            thead th{color:var(--muted);border-bottom-color:var(--grey);vertical-align:bottom}
            pre{margin:0 0 16px;overflow-x:auto;font:13px/1.35 ui-monospace,'SFMono-Regular',Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC',monospace}
            @media(max-width:640px){
                        figure svg{max-width:480px;margin:0 auto}
            .wide{display:none}
            .narrow{display:block}
            th,td{padding-left:14px}
            }
            @media print{
            @page{size:A4 portrait;margin:14mm}
            main{max-width:none;padding:0}
            figure{margin:16px 0}
            details{margin:4px 0 0}
            figure,tr{break-inside:avoid}
            h2{break-after:avoid}
            .scroll,pre{overflow:visible}
            pre{white-space:pre-wrap}
            td{white-space:normal}
            details::details-content{content-visibility:visible;height:auto}
            }
            """;

    private ReportStyle() {}
}
