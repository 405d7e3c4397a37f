"""What is printed: the Wi-Fi's QR, the plan for an evening without a network, and PDFs. Cheap to import."""
