// Chronicle
